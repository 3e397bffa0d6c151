// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** As NAV's HttpGetDispatcher does it: a new connection for each SMS, closed after the answer. */
final class FreshConnections implements Side {

    private final String baseUrl;

    FreshConnections(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    public void send(int number) throws IOException {
        URI url = URI.create(baseUrl + "/cgi-bin/sendsms?username=bench&password=secret&to=%2B15550100001&text="
                + URLEncoder.encode(Side.text(number), StandardCharsets.UTF_8));
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setRequestProperty("Connection", "close");
        try (InputStream in = connection.getInputStream()) {
            if (connection.getResponseCode() != 202 || in.readAllBytes().length == 0) {
                throw new IllegalStateException("refused");
            }
        }
    }
}
