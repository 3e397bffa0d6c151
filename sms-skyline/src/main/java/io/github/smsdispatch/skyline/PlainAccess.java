// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.http.Deadline;
import io.github.smsdispatch.http.Exchange;
import io.github.smsdispatch.http.HttpLink;
import okhttp3.HttpUrl;

/** User name and password in the query string, as every vendor example has it: keep such URLs out of all logs. */
final class PlainAccess implements Access {

    private final SkylineSettings settings;
    private final HttpLink http;
    private final GatewayUrls urls;

    PlainAccess(SkylineSettings settings, HttpLink http) {
        this.settings = settings;
        this.http = http;
        this.urls = new GatewayUrls(settings);
    }

    @Override
    public Exchange call(GatewayRequest request, Deadline deadline) {
        HttpUrl.Builder url = urls.url(urls.resource(request.page()));
        if (request.query().containsKey("version")) {
            url.addQueryParameter("version", request.query().get("version"));
        }
        url.addQueryParameter("username", settings.username());
        url.addQueryParameter("password", settings.password().reveal());
        request.query().forEach((name, value) -> {
            if (!name.equals("version")) {
                url.addQueryParameter(name, value);
            }
        });
        return http.exchange(urls.request(url.build(), request), deadline.left());
    }
}
