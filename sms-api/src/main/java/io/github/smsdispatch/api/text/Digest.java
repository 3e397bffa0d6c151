// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import io.github.smsdispatch.api.SmsMessage;
import java.util.List;

/** Packs messages, in the order of their severity, into the text of one segment. */
final class Digest {

    private final SmsFormat format;
    private final List<SmsMessage> messages;
    private final List<String> texts;
    private final int[] chosen;
    private int count;

    private Digest(SmsFormat format, List<SmsMessage> messages, List<String> texts) {
        this.format = format;
        this.messages = messages;
        this.texts = texts;
        this.chosen = new int[messages.size()];
    }

    /** Packs texts, one for each message. */
    static Digest of(SmsFormat format, List<SmsMessage> messages, List<String> texts) {
        Digest digest = new Digest(format, messages, texts);
        Tally empty = Tally.of(format.options().codings());
        digest.inOrder(empty);
        if (format.packing() == DigestPacking.FILL && digest.count > 0) {
            digest.fill(empty);
        }
        return digest;
    }

    private void inOrder(Tally empty) {
        Tally numbered = empty;
        for (int n = 1; n <= texts.size(); n++) {
            String text = texts.get(n - 1);
            numbered = numbered.plus(format.before(n)).plus(text);
            // One alone isn't numbered.
            Tally candidate = n == 1 ? empty.plus(text) : numbered;
            if (candidate.plus(format.suffixFor(texts.size() - n)).fits()) {
                count = n;
            } else if (!candidate.fits()) {
                break;
            }
        }
        for (int i = 0; i < count; i++) {
            chosen[i] = i;
        }
    }

    private void fill(Tally empty) {
        Tally taken = empty;
        for (int i = 0; i < count; i++) {
            taken = taken.plus(format.before(i + 1)).plus(texts.get(i));
        }
        for (int i = count; i < texts.size(); i++) {
            if (taken.full(texts.get(i).length())) {
                continue;
            }
            Tally candidate = taken.plus(format.before(count + 1)).plus(texts.get(i));
            if (candidate.plus(format.suffixFor(texts.size() - count - 1)).fits()) {
                taken = candidate;
                chosen[count++] = i;
            }
        }
    }

    /** Counts the messages that the text carries whole; 0 when not even the first fits. */
    int count() {
        return count;
    }

    String text() {
        String suffix = format.suffixFor(texts.size() - Math.max(1, count));
        if (count == 0) {
            return Budget.truncated(texts.get(0), format.ellipsis() + suffix, 1, format.options());
        }
        StringBuilder text = new StringBuilder(Encoding.GSM7.unitsInSingle());
        for (int i = 0; i < count; i++) {
            text.append(count == 1 ? "" : format.before(i + 1)).append(texts.get(chosen[i]));
        }
        return text.append(suffix).toString();
    }

    /** Tells which messages the text carries; the first in any case. */
    boolean[] carried() {
        boolean[] carried = new boolean[messages.size()];
        carried[0] = true;
        for (int i = 0; i < count; i++) {
            carried[chosen[i]] = true;
        }
        return carried;
    }
}
