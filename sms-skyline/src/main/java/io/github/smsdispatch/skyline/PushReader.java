// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.InboundSms;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Reads what a device pushes. Pure. */
final class PushReader {

    private static final String TYPES = "status-report, recv-sms, dev-status or port-status";

    private final String dispatcher;
    private final StatusReports reports;
    private final InboundTuples tuples;

    PushReader(String dispatcher, Duration window, DeliveryStatus operatorSpecific) {
        this.dispatcher = dispatcher;
        this.reports = new StatusReports(dispatcher);
        this.tuples = new InboundTuples(dispatcher, window, operatorSpecific);
    }

    Push readJson(String body, Instant now) throws BadPushException {
        ObjectNode json = Json.readObject(body)
                .orElseThrow(() -> new BadPushException("body", body.length() + " characters", "one JSON object"));
        Push push = new Push();
        switch (Field.text(json.path("type"), "type")) {
            case "status-report" -> reports.read(json, now, push);
            case "recv-sms" -> tuples.readAll(json.path("sms"), "sms", now, push);
            case "dev-status", "port-status" ->
                push.statuses.add(DevStatus.read(json)
                        .orElseThrow(
                                () -> new BadPushException("status", Field.kind(json.path("status")), "port states")));
            default -> throw new BadPushException("type", Field.kind(json.path("type")), TYPES);
        }
        return push;
    }

    /** One page of a pull. */
    Push readPage(ObjectNode reply, Instant now) throws BadPushException {
        Push push = new Push();
        tuples.readAll(reply.path("data"), "data", now, push);
        return push;
    }

    /** The web interface's "SMS to HTTP": details in the query, a text block in the body. */
    Push readLegacy(String query, String body, Instant now) throws BadPushException {
        Map<String, String> parameters = parameters(query);
        TextBlock block = TextBlock.of(body).orElse(new TextBlock(parameters.getOrDefault("sender", ""), "", "", body));
        String sender = parameters.getOrDefault("sender", block.sender());
        if (sender.isEmpty()) {
            throw new BadPushException("sender", "nothing", "a query parameter or a line of the body");
        }
        Push push = new Push();
        String key = InboundKey.of(parameters.getOrDefault("port", ""), sender, block.scts(), block.text());
        push.inbound.add(new InboundSms(
                dispatcher,
                key,
                sender,
                block.receiver(),
                block.text(),
                TextBlock.time(block.scts()).orElse(now)));
        return push;
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String pair : query.split("&", 50)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                parameters.putIfAbsent(parts[0], decoded(parts[1]));
            }
        }
        return parameters;
    }

    /** A plus is part of a number here, not a blank: devices don't encode it. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
