// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.PhoneNumber;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** How far an SMS of several segments got, so that the rest can follow later. Changed by one thread at a time, read by any. */
final class Progress {

    final PhoneNumber recipient;
    final String text;
    final int reference;
    final int total;
    final List<Integer> taken = new CopyOnWriteArrayList<>();
    /** The segment behind the taken ones was handed over, and nobody knows what became of it. */
    volatile boolean doubtful;

    Progress(PhoneNumber recipient, String text, int reference, int total) {
        this.recipient = recipient;
        this.text = text;
        this.reference = reference;
        this.total = total;
    }

    boolean complete() {
        return taken.size() == total;
    }

    boolean canGoOn() {
        return !doubtful && !taken.isEmpty() && !complete();
    }

    boolean isOf(PhoneNumber phone, String sms) {
        return recipient.equals(phone) && text.equals(sms);
    }
}
