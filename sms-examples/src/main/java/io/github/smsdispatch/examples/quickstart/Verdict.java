// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.quickstart;

import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.testkit.skyline.AcceptedSms;
import io.github.smsdispatch.testkit.skyline.SentSms;
import io.github.smsdispatch.testkit.skyline.SkylineSimulator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares what the queue says with what the simulated gateways really did.
 *
 * @param states messages per state
 * @param accepted accepted messages per dispatcher
 * @param delivered messages that a handset confirmed
 * @param undelivered messages that the network gave up
 * @param segments segments of all accepted messages
 * @param duplicates copies on the air beyond the first of each message
 * @param disagreements what the ledgers and the queue see differently, empty if nothing
 */
record Verdict(
        Map<MessageStatus, Long> states,
        Map<String, Long> accepted,
        long delivered,
        long undelivered,
        long segments,
        long duplicates,
        List<String> disagreements) {

    /** One text for one person; two messages may be alike. */
    private record Content(String digits, String text) {}

    static Verdict of(List<QueuedMessage> messages, Map<String, SkylineSimulator> gateways) {
        Map<MessageStatus, Long> states = new EnumMap<>(MessageStatus.class);
        Map<String, Long> accepted = new TreeMap<>();
        gateways.keySet().forEach(name -> accepted.put(name, 0L));
        messages.forEach(message -> states.merge(message.status(), 1L, Long::sum));
        List<QueuedMessage> sent =
                messages.stream().filter(m -> m.status() == MessageStatus.SENT).toList();
        sent.forEach(message -> accepted.merge(String.valueOf(message.progress().dispatcher()), 1L, Long::sum));
        Map<Content, Integer> onAir = onAir(gateways);
        return new Verdict(
                states,
                accepted,
                count(sent, DeliveryStatus.DELIVERED),
                count(sent, DeliveryStatus.UNDELIVERED) + count(sent, DeliveryStatus.EXPIRED),
                sent.stream().mapToLong(m -> m.progress().segments()).sum(),
                duplicates(messages, onAir),
                disagreements(messages, gateways));
    }

    boolean agrees() {
        boolean open = states.keySet().stream().anyMatch(status -> !status.isFinal());
        return !open && duplicates == 0 && disagreements.isEmpty();
    }

    private static long count(List<QueuedMessage> sent, DeliveryStatus status) {
        return sent.stream().filter(m -> m.delivery().status() == status).count();
    }

    private static Map<Content, Integer> onAir(Map<String, SkylineSimulator> gateways) {
        Map<Content, Integer> copies = new HashMap<>();
        for (SkylineSimulator gateway : gateways.values()) {
            for (SentSms one : gateway.ledger().sent()) {
                copies.merge(
                        new Content(digits(one.sms().recipient()), one.sms().text()), 1, Integer::sum);
            }
        }
        return copies;
    }

    private static long duplicates(List<QueuedMessage> messages, Map<Content, Integer> onAir) {
        Map<Content, Integer> wanted = new HashMap<>();
        messages.forEach(message -> wanted.merge(content(message), 1, Integer::sum));
        return onAir.entrySet().stream()
                .mapToLong(e -> Math.max(0, e.getValue() - wanted.getOrDefault(e.getKey(), 0)))
                .sum();
    }

    private static List<String> disagreements(List<QueuedMessage> messages, Map<String, SkylineSimulator> gateways) {
        Map<String, AcceptedSms> ledger = new HashMap<>();
        gateways.forEach((name, gateway) ->
                gateway.ledger().accepted().forEach(sms -> ledger.put(name + "/" + sms.tid(), sms)));
        List<String> found = new ArrayList<>();
        for (QueuedMessage message : messages) {
            if (message.status() == MessageStatus.SENT) {
                String key = message.progress().dispatcher() + "/"
                        + message.progress().sendingId();
                AcceptedSms sms = ledger.remove(key);
                if (sms == null || !sms.text().equals(message.request().text())) {
                    found.add("message " + message.id() + " is SENT, but the gateway's ledger has no such task " + key);
                }
            }
        }
        ledger.keySet().forEach(key -> found.add("the gateway took task " + key + ", but no message is SENT by it"));
        return found;
    }

    private static Content content(QueuedMessage message) {
        return new Content(message.request().to().digits(), message.request().text());
    }

    private static String digits(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }
}
