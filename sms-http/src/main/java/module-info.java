// SPDX-License-Identifier: Apache-2.0

/** What transports over HTTP have in common. Not for applications: it changes without notice. */
@SuppressWarnings("module") // The two are compiled after this one.
module io.github.smsdispatch.http {
    requires transitive io.github.smsdispatch.api;
    requires static org.jspecify;
    requires static transitive jdk.httpserver;
    requires transitive okhttp3;

    exports io.github.smsdispatch.http to
            io.github.smsdispatch.skyline,
            io.github.smsdispatch.httpget;
}
