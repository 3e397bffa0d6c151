// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.util.List;

/** One SMS and the claimed messages that it carries. */
record Shipment(Sms sms, List<QueuedMessage> messages, String owner) {

    static Claim claim(QueuedMessage message, String owner) {
        return new Claim(message.id(), owner, message.progress().attempts());
    }

    List<Claim> claims() {
        return messages.stream().map(message -> claim(message, owner)).toList();
    }
}
