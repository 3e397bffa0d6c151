// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.api.text.SmsFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes SMS of claimed messages: one each, but digest messages of one recipient go together as far as they fit. What
 * does not fit is left over, to be released before anything is sent: a claim must mean that the send starts.
 *
 * @param shipments the SMS
 * @param leftOver claimed messages that go with a later SMS
 */
record Packing(List<Shipment> shipments, List<QueuedMessage> leftOver) {

    private static final Logger LOG = LoggerFactory.getLogger(Packing.class);

    static Packing of(List<QueuedMessage> claimed, String owner, Function<List<SmsMessage>, FormattedSms> format) {
        Map<Object, List<QueuedMessage>> groups = new LinkedHashMap<>();
        claimed.forEach(message -> groups.computeIfAbsent(groupOf(message), key -> new ArrayList<>())
                .add(message));
        List<Shipment> shipments = new ArrayList<>();
        List<QueuedMessage> leftOver = new ArrayList<>();
        for (List<QueuedMessage> group : groups.values()) {
            List<QueuedMessage> carried = group.size() == 1 ? group : carried(group, format, leftOver);
            shipments.add(new Shipment(sms(carried), carried, owner));
        }
        return new Packing(shipments, leftOver);
    }

    private static Object groupOf(QueuedMessage message) {
        boolean joins = message.request().grouping() == Grouping.DIGEST
                && message.progress().posting() == Posting.FIRST;
        return joins ? message.request().to() : message.id();
    }

    private static List<QueuedMessage> carried(
            List<QueuedMessage> group, Function<List<SmsMessage>, FormattedSms> format, List<QueuedMessage> leftOver) {
        Map<MessageId, QueuedMessage> byId = new HashMap<>();
        group.forEach(message -> byId.put(message.id(), message));
        FormattedSms formatted =
                formatted(group.stream().map(m -> m.request().message(m.id())).toList(), format);
        Set<MessageId> deferred = new HashSet<>(formatted.deferredIds());
        List<QueuedMessage> carried = new ArrayList<>();
        for (QueuedMessage message : group) {
            (deferred.contains(message.id()) ? leftOver : carried).add(message);
        }
        return carried;
    }

    /** A dispatcher whose formatting is broken must not turn claimed messages, never sent, into unknown ones. */
    private static FormattedSms formatted(List<SmsMessage> messages, Function<List<SmsMessage>, FormattedSms> format) {
        try {
            return format.apply(messages);
        } catch (RuntimeException | LinkageError e) {
            LOG.error(
                    "The dispatcher can't format {} messages; the standard format packs them",
                    messages.size(),
                    GuardedSend.placeOf(e));
            return SmsFormat.standard().format(messages);
        }
    }

    private static Sms sms(List<QueuedMessage> messages) {
        QueuedMessage first = messages.get(0);
        QueuedMessage.Progress progress = first.progress();
        Sms sms = Sms.of(
                first.request().to(),
                messages.stream().map(m -> m.request().message(m.id())).toList());
        String sendingId = progress.sendingId();
        if (sendingId != null) {
            sms = sms.withSendingId(sendingId, progress.posting());
        }
        String only = progress.onlyDispatcher();
        return only == null ? sms : sms.onlyThrough(only);
    }
}
