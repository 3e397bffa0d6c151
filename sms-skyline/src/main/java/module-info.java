// SPDX-License-Identifier: Apache-2.0

/**
 * Dispatcher for Skyline SK, Ejoin ACOM and YX GP gateways (their {@code goip_*.html} HTTP API), with its webhook.
 * Neither OkHttp nor Jackson stands in its public signatures.
 */
module io.github.smsdispatch.skyline {
    requires transitive io.github.smsdispatch.api;
    requires static org.jspecify;
    requires static transitive jdk.httpserver;
    requires com.fasterxml.jackson.databind;
    requires io.github.smsdispatch.http;
    requires okhttp3;
    requires org.slf4j;

    exports io.github.smsdispatch.skyline;

    provides io.github.smsdispatch.api.spi.DispatcherProvider with
            io.github.smsdispatch.skyline.SkylineProvider;
}
