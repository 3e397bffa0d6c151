// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.InboundSms;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A received text, whole or given up.
 *
 * @param sms what the sink gets
 * @param parts what it was made of
 */
record InboundText(InboundSms sms, List<InboundPart> parts) {

    private static final String GAP = "[…]";

    /** Puts segments together: whole texts, and those whose rest didn't come in time. Copies of a segment are dropped with it. */
    static List<InboundText> ready(String dispatcher, List<InboundPart> all, Clock clock, Duration wait) {
        Map<InboundPart.Whole, List<InboundPart>> groups = new LinkedHashMap<>();
        all.forEach(part ->
                groups.computeIfAbsent(part.whole(), key -> new ArrayList<>()).add(part));
        List<InboundText> ready = new ArrayList<>();
        Instant oldest = clock.instant().minus(wait);
        groups.forEach((whole, parts) -> {
            TreeMap<Integer, InboundPart> byNumber = new TreeMap<>();
            parts.forEach(part -> byNumber.putIfAbsent(part.number(), part));
            boolean complete = byNumber.size() == whole.total();
            boolean givenUp = parts.stream().anyMatch(part -> !part.seen().isAfter(oldest));
            if (complete || givenUp) {
                ready.add(new InboundText(sms(dispatcher, whole, byNumber, clock), List.copyOf(parts)));
            }
        });
        return ready;
    }

    private static InboundSms sms(
            String dispatcher, InboundPart.Whole whole, TreeMap<Integer, InboundPart> parts, Clock clock) {
        StringBuilder text = new StringBuilder();
        for (int number = 1; number <= whole.total(); number++) {
            InboundPart part = parts.get(number);
            text.append(part == null ? GAP : part.text());
        }
        InboundPart first = parts.firstEntry().getValue();
        Instant at = first.deliver()
                .timestamp()
                .time()
                .map(OffsetDateTime::toInstant)
                .orElse(clock.instant());
        String identity = whole.from()
                + '\n'
                + whole.reference()
                + '\n'
                + first.deliver().timestamp().octets().hex()
                + '\n'
                + text;
        String key = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8))
                .toString();
        return new InboundSms(dispatcher, key, whole.from(), "", text.toString(), at);
    }

    @Override
    public String toString() {
        return "InboundText[" + sms + "]";
    }
}
