// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.http;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The floor: OkHttp in a loop. It builds the same URL, and reads the answer without understanding it. */
final class BareGets implements Side, AutoCloseable {

    private final OkHttpClient client;
    private final HttpUrl base;

    BareGets(String baseUrl, int slots) {
        client = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(slots, 1, TimeUnit.MINUTES))
                .build();
        base = HttpUrl.get(baseUrl + "/cgi-bin/sendsms");
    }

    @Override
    public void send(int number) throws IOException {
        HttpUrl url = base.newBuilder()
                .addQueryParameter("charset", "UTF-8")
                .addQueryParameter("coding", "0")
                .addQueryParameter("password", "secret")
                .addQueryParameter("text", Side.text(number))
                .addQueryParameter("to", TO)
                .addQueryParameter("username", "bench")
                .build();
        try (Response response =
                client.newCall(new Request.Builder().url(url).build()).execute()) {
            if (response.code() != 202 || !response.body().string().startsWith("0:")) {
                throw new IllegalStateException("refused with HTTP " + response.code());
            }
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
