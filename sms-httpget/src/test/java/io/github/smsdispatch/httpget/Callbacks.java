// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryReport.BySendingId;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.api.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A webhook under test with what it handed on. */
final class Callbacks {

    static final String PATH = "/sms/reports/r3port";

    final List<DeliveryReport> reports = new CopyOnWriteArrayList<>();
    final HttpGetWebhook webhook;

    Callbacks(HttpGetSettings settings) {
        webhook = HttpGetWebhook.builder(settings)
                .secret(Secret.of("r3port"))
                .reports(reports::add)
                .build();
    }

    /** The target is what follows the path. */
    int send(String method, String contentType, String target, String body) {
        return webhook.handle(WebhookRequest.of(
                                method, PATH + target.replaceFirst("^-$", ""), body.getBytes(StandardCharsets.UTF_8))
                        .withHeaders(Map.of("content-type", List.of(contentType))))
                .status();
    }

    String described() {
        return reports.stream()
                .map(report -> report.status() + " " + ((BySendingId) report.about()).sendingId())
                .collect(Collectors.joining(", "));
    }
}
