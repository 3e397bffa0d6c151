// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.InboundSms;
import io.github.smsdispatch.http.Shown;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the entries of {@code recv-sms} and of a pull: {@code [flag, port, time, sender, recipient, content]}, flag 0
 * being an SMS and 1 a delivery report. A delivery report carries no id: it is matched by recipient.
 */
final class InboundTuples {

    private final String dispatcher;
    private final Duration window;
    private final DeliveryStatus operatorSpecific;

    InboundTuples(String dispatcher, Duration window, DeliveryStatus operatorSpecific) {
        this.dispatcher = dispatcher;
        this.window = window;
        this.operatorSpecific = operatorSpecific;
    }

    void readAll(JsonNode tuples, String name, Instant now, Push push) throws BadPushException {
        Field.array(tuples, name);
        for (int i = 0; i < tuples.size(); i++) {
            try {
                read(tuples.get(i), name + "[" + i + "]", now, push);
            } catch (BadPushException e) {
                push.bad(e);
            }
        }
    }

    private void read(JsonNode tuple, String path, Instant now, Push push) throws BadPushException {
        Field.array(tuple, path);
        long flag = Field.whole(tuple.path(0), path + "[0]");
        String port = Field.text(tuple.path(1), path + "[1]");
        Instant at = Field.time(tuple.path(2), now);
        String sender = Field.text(tuple.path(3), path + "[3]");
        String recipient = tuple.path(4).isNull() ? "" : Field.text(tuple.path(4), path + "[4]");
        String content = Field.text(tuple.path(5), path + "[5]");
        if (flag == 0) {
            push.inbound.add(sms(port, at, sender, recipient, decoded(content).orElse(content)));
        } else if (flag == 1) {
            report(port, at, recipient, content, push);
        } else {
            throw new BadPushException(path + "[0]", "another number", "0 (SMS) or 1 (delivery report)");
        }
    }

    private InboundSms sms(String port, Instant at, String sender, String recipient, String text) {
        String key = InboundKey.of(port, sender, Long.toString(at.getEpochSecond()), text);
        Optional<TextBlock> block = TextBlock.of(text);
        return new InboundSms(
                dispatcher,
                key,
                sender.isEmpty() ? block.map(TextBlock::sender).orElse("") : sender,
                recipient.isEmpty() ? block.map(TextBlock::receiver).orElse("") : recipient,
                block.map(TextBlock::text).orElse(text),
                at);
    }

    /** The leading number decides; what follows is a time stamp on some firmware and the number on other. */
    private void report(String port, Instant at, String recipient, String content, Push push) {
        String plain = startsWithDigit(content) ? content : decoded(content).orElse("");
        OptionalLong code = startsWithDigit(plain) ? Json.leading(plain) : OptionalLong.empty();
        Optional<DeliveryStatus> status =
                code.isPresent() ? TpStatus.read(code.getAsLong(), operatorSpecific) : Optional.empty();
        String digits = recipient.replaceAll("[^0-9]", "");
        if (status.isEmpty() || digits.length() < 3 || digits.length() > 15) {
            push.drop("a delivery report without readable status or recipient");
            return;
        }
        push.reports.add(new DeliveryReport(
                dispatcher,
                new DeliveryReport.ByRecipient(digits, window),
                status.get(),
                at,
                "TP-Status " + code.getAsLong() + ", port " + Shown.text(port, 20)));
    }

    private static boolean startsWithDigit(String text) {
        return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
    }

    /** Base64 of UTF-8; the vendor's own example ends in NUL bytes. */
    private static Optional<String> decoded(String content) {
        try {
            String text = new String(Base64.getDecoder().decode(content.strip()), StandardCharsets.UTF_8);
            int end = text.length();
            while (end > 0 && text.charAt(end - 1) == 0) {
                end--;
            }
            return Optional.of(text.substring(0, end));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
