// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import java.io.ByteArrayOutputStream;

/** Collects octets from left to right. Not thread-safe. */
final class OctetWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(176);

    OctetWriter put(int octet) {
        out.write(octet);
        return this;
    }

    OctetWriter put(Octets octets) {
        byte[] bytes = octets.toByteArray();
        out.write(bytes, 0, bytes.length);
        return this;
    }

    Octets octets() {
        return Octets.owning(out.toByteArray());
    }
}
