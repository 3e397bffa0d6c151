// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import java.util.Optional;

/** Reads octets from left to right; running out of them is an error that names the field. Not thread-safe. */
final class OctetReader {

    private static final int FILL = 0xFF;

    private final byte[] bytes;
    private int position;

    OctetReader(Octets octets) {
        this.bytes = octets.toByteArray();
    }

    int position() {
        return position;
    }

    boolean atEnd() {
        return position == bytes.length;
    }

    int remaining() {
        return bytes.length - position;
    }

    int next(Field field) throws MalformedTpduException {
        need(1, field);
        return bytes[position++] & 0xFF;
    }

    /** TP-FCS, if this octet is one and not TP-PI. */
    Optional<FailureCause> nextFailure() throws MalformedTpduException {
        need(1, Field.FCS);
        int octet = bytes[position] & 0xFF;
        if (octet < FailureCause.FIRST) {
            return Optional.empty();
        }
        position++;
        return Optional.of(new FailureCause(octet));
    }

    Octets take(int count, Field field) throws MalformedTpduException {
        need(count, field);
        byte[] part = new byte[count];
        System.arraycopy(bytes, position, part, 0, count);
        position += count;
        return Octets.owning(part);
    }

    /** Records of a SIM are filled up with FF (3GPP TS 51.011 clause 10.5.3). */
    boolean filledUp() {
        for (int i = position; i < bytes.length; i++) {
            if ((bytes[i] & 0xFF) != FILL) {
                return false;
            }
        }
        return true;
    }

    void end(Field last) throws MalformedTpduException {
        if (!filledUp()) {
            throw new MalformedTpduException(
                    position, last, "received " + remaining() + " octets behind it; allowed: none, or FF");
        }
    }

    MalformedTpduException malformed(int offset, Field field, String detail) {
        return new MalformedTpduException(offset, field, detail);
    }

    private void need(int count, Field field) throws MalformedTpduException {
        if (remaining() < count) {
            throw new MalformedTpduException(
                    position, field, "received " + remaining() + " octets; allowed: at least " + count);
        }
    }
}
