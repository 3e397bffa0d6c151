// SPDX-License-Identifier: Apache-2.0

/**
 * Dispatcher for gateways that take an SMS as one HTTP request, with its webhook. Neither OkHttp nor Jackson stands in
 * its public signatures.
 */
module io.github.smsdispatch.httpget {
    requires transitive io.github.smsdispatch.api;
    requires static org.jspecify;
    requires static transitive jdk.httpserver;
    requires com.fasterxml.jackson.databind;
    requires io.github.smsdispatch.http;
    requires java.xml;
    requires okhttp3;
    requires org.slf4j;

    exports io.github.smsdispatch.httpget;

    provides io.github.smsdispatch.api.spi.DispatcherProvider with
            io.github.smsdispatch.httpget.HttpGetProvider;
}
