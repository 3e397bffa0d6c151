// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * How a request is made of an SMS. Immutable.
 *
 * @param url where it goes
 * @param body what a POST carries; null for a GET
 * @param headers besides those that the client sets
 * @param fixed headers without fields: login and user agent
 * @param charset how texts become octets
 */
record RequestPlan(
        UrlTemplate url,
        @Nullable BodyTemplate body,
        List<Parameter> headers,
        List<FixedHeader> fixed,
        Charset charset) {

    /**
     * A header that is the same in each request.
     *
     * @param name its name
     * @param value may be a secret
     */
    record FixedHeader(String name, String value) {

        @Override
        public String toString() {
            return name;
        }
    }

    Request.Builder request(Fields fields) throws UnwritableException {
        HttpUrl address = HttpUrl.parse(url.write(fields, charset));
        if (address == null) {
            throw new UnwritableException("no URL comes out of the template");
        }
        Request.Builder request = new Request.Builder().url(address);
        for (FixedHeader header : fixed) {
            request.header(header.name(), header.value());
        }
        for (Parameter header : headers) {
            if (header.value().applies(fields)) {
                request.header(header.name(), header.value().write(fields, Place.HEADER, charset));
            }
        }
        if (body == null) {
            return request.get();
        }
        return request.post(new OneShot(body.write(fields, charset).getBytes(charset), body.type()));
    }

    boolean isGet() {
        return body == null;
    }

    @Override
    public String toString() {
        return (isGet() ? "GET " : "POST ") + url.origin() + "/***";
    }

    /** A body that the client may not send again. */
    private static final class OneShot extends RequestBody {

        private final byte[] body;
        private final MediaType type;

        OneShot(byte[] body, MediaType type) {
            this.body = body;
            this.type = type;
        }

        @Override
        public MediaType contentType() {
            return type;
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
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(body);
        }
    }
}
