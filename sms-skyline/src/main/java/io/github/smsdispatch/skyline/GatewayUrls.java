// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import java.nio.charset.StandardCharsets;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** Makes requests of {@link GatewayRequest}s: URL, headers, body. */
final class GatewayUrls {

    private static final MediaType JSON = MediaType.get("application/json;charset=utf-8");

    // A gateway that is switched off may have no address, and nothing is ever asked of it (RFC 2606, section 2).
    private static final String NOWHERE = "http://disabled.invalid/";

    private final SkylineSettings settings;
    private final HttpUrl base;

    GatewayUrls(SkylineSettings settings) {
        this.settings = settings;
        this.base = HttpUrl.get(settings.baseUrl().isEmpty() ? NOWHERE : settings.baseUrl());
    }

    /** The resource as the device knows it, also when a proxy puts a path before it. */
    String resource(String page) {
        return "/" + settings.pathPrefix() + page + ".html";
    }

    HttpUrl.Builder url(String resource) {
        String path = base.encodedPath();
        return base.newBuilder()
                .encodedPath((path.endsWith("/") ? path.substring(0, path.length() - 1) : path) + resource);
    }

    Request.Builder get(HttpUrl url) {
        return headers(new Request.Builder().url(url).get());
    }

    Request.Builder post(HttpUrl url, byte[] body) {
        return headers(new Request.Builder().url(url).post(new OneShot(body)));
    }

    Request.Builder request(HttpUrl url, GatewayRequest request) {
        String json = request.json();
        return json == null ? get(url) : post(url, json.getBytes(StandardCharsets.UTF_8));
    }

    private Request.Builder headers(Request.Builder request) {
        // The client would ask for gzip; devices don't know it, and a packed answer could be a bomb.
        request.header("Accept-Encoding", "identity").header("User-Agent", settings.userAgent());
        settings.headers().forEach((name, value) -> request.header(name, value.reveal()));
        return request;
    }

    /** A body that the client may not send again. */
    private static final class OneShot extends RequestBody {

        private final byte[] body;

        OneShot(byte[] body) {
            this.body = body;
        }

        @Override
        public MediaType contentType() {
            return JSON;
        }

        @Override
        public long contentLength() {
            return body.length;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws java.io.IOException {
            sink.write(body);
        }
    }
}
