// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import io.github.smsdispatch.api.text.Septets;

/** TP-UDL and TP-UD on the wire (3GPP TS 23.040 clauses 9.2.3.16 and 9.2.3.24). */
final class UserDataField {

    /** Bit 6 of the first octet: a header stands first (clause 9.2.3.23). */
    static final int HEADER_INDICATOR = 0x40;

    private UserDataField() {}

    static int headerIndicator(UserData userData) {
        return userData.header().size() > 0 ? HEADER_INDICATOR : 0;
    }

    static void write(OctetWriter out, UserData userData) {
        UserDataHeader header = userData.header();
        out.put(userData.length());
        if (header.size() > 0) {
            out.put(header.octets().size()).put(header.octets());
        }
        out.put(userData.coding().countsSeptets() ? packed(userData) : userData.payload());
    }

    /**
     * Reads length and data.
     *
     * @param first the first octet of the TPDU
     * @param mostOctets how much this kind of TPDU has room for
     */
    static UserData read(OctetReader in, int first, DataCoding coding, int mostOctets) throws MalformedTpduException {
        int start = in.position();
        int length = in.next(Field.UDL);
        int octets = coding.countsSeptets() ? Septets.octets(length, 0) : length;
        if (octets > mostOctets) {
            throw in.malformed(
                    start, Field.UDL, "received " + length + ", so " + octets + " octets; allowed: 0 to " + mostOctets);
        }
        int dataStart = in.position();
        Octets data = in.take(octets, Field.UD);
        UserDataHeader header = UserDataHeader.none();
        if ((first & HEADER_INDICATOR) != 0) {
            header = header(in, dataStart, data);
        }
        return coding.countsSeptets()
                ? new UserData(coding, header, septets(in, dataStart, data, header.size(), length))
                : new UserData(coding, header, behind(data, header.size()));
    }

    private static UserDataHeader header(OctetReader in, int start, Octets data) throws MalformedTpduException {
        int length = data.size() == 0 ? 0 : data.get(0);
        if (length >= data.size()) {
            throw in.malformed(
                    start, Field.UDH, "received a length of " + length + " in user data of " + data.size() + " octets");
        }
        byte[] octets = new byte[length];
        System.arraycopy(data.toByteArray(), 1, octets, 0, length);
        return UserDataHeader.received(Octets.owning(octets));
    }

    private static Octets behind(Octets data, int headerSize) {
        byte[] rest = new byte[data.size() - headerSize];
        System.arraycopy(data.toByteArray(), headerSize, rest, 0, rest.length);
        return Octets.owning(rest);
    }

    private static Octets septets(OctetReader in, int start, Octets data, int headerSize, int length)
            throws MalformedTpduException {
        int headerSeptets = (headerSize * 8 + 6) / 7;
        int count = length - headerSeptets;
        if (count < 0) {
            throw in.malformed(
                    start,
                    Field.UDH,
                    "received a header of " + headerSeptets + " septets in user data of " + length + " septets");
        }
        byte[] septets = new byte[count];
        Septets.unpack(data.toByteArray(), headerSize, Septets.fillBits(headerSize), septets, 0, count);
        return Octets.owning(septets);
    }

    private static Octets packed(UserData userData) {
        byte[] septets = userData.payload().toByteArray();
        int fillBits = Septets.fillBits(userData.header().size());
        byte[] octets = new byte[Septets.octets(septets.length, fillBits)];
        Septets.pack(septets, 0, septets.length, octets, 0, fillBits);
        return Octets.owning(octets);
    }
}
