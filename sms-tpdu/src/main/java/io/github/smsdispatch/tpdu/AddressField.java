// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import io.github.smsdispatch.api.text.Gsm7Alphabet;
import io.github.smsdispatch.api.text.Septets;

/** Addresses on the wire: with a length in semi-octets in TPDUs, in octets before them. */
final class AddressField {

    /** Bit 7 of the type of address: no extension (3GPP TS 23.040 clause 9.1.2.5). */
    private static final int NO_EXTENSION = 0x80;

    /** Type and ten octets of digits, the most that 3GPP TS 24.011 clause 8.2.5.1 has room for. */
    private static final int LONGEST_CENTRE = 11;

    private AddressField() {}

    static Address read(OctetReader in, Field field) throws MalformedTpduException {
        int start = in.position();
        int semiOctets = in.next(field);
        if (semiOctets > Address.MOST_DIGITS) {
            throw in.malformed(start, field, "received a length of " + semiOctets + " semi-octets; allowed: 0 to 20");
        }
        int type = in.next(field);
        return address(in, start, field, type, in.take((semiOctets + 1) / 2, field), semiOctets);
    }

    static void write(OctetWriter out, Address address) {
        Octets value = value(address);
        int semiOctets = address.type() == TypeOfNumber.ALPHANUMERIC
                ? (septets(address) * 7 + 3) / 4
                : address.value().length();
        out.put(semiOctets).put(typeOf(address)).put(value);
    }

    static Address readCentre(OctetReader in, int length) throws MalformedTpduException {
        int start = in.position() - 1;
        if (length > LONGEST_CENTRE) {
            throw in.malformed(
                    start, Field.SERVICE_CENTRE, "received a length of " + length + " octets; allowed: 0 to 11");
        }
        int type = in.next(Field.SERVICE_CENTRE);
        if (TypeOfNumber.ofOctet(type) == TypeOfNumber.ALPHANUMERIC) {
            throw in.malformed(start + 1, Field.SERVICE_CENTRE, "received a name; allowed: a number");
        }
        Octets value = in.take(length - 1, Field.SERVICE_CENTRE);
        return address(in, start, Field.SERVICE_CENTRE, type, value, value.size() * 2);
    }

    static void writeCentre(OctetWriter out, Address address) {
        Octets value = value(address);
        out.put(value.size() + 1).put(typeOf(address)).put(value);
    }

    private static Address address(OctetReader in, int start, Field field, int type, Octets value, int semiOctets)
            throws MalformedTpduException {
        TypeOfNumber number = TypeOfNumber.ofOctet(type);
        if (number == TypeOfNumber.ALPHANUMERIC) {
            return new Address(number, type & 0xF, name(value, semiOctets * 4 / 7));
        }
        String digits = SemiOctets.decode(value, semiOctets)
                .orElseThrow(() -> in.malformed(
                        start, field, "received a filler (1111) between digits; allowed: only behind the last"));
        return new Address(number, type & 0xF, digits);
    }

    private static int typeOf(Address address) {
        return NO_EXTENSION | address.type().bits() | address.plan();
    }

    private static Octets value(Address address) {
        if (address.type() != TypeOfNumber.ALPHANUMERIC) {
            return SemiOctets.encode(address.value());
        }
        byte[] septets = new byte[septets(address)];
        Gsm7Alphabet.standard().encode(address.value(), septets, 0);
        byte[] packed = new byte[Septets.octets(septets.length, 0)];
        Septets.pack(septets, 0, septets.length, packed, 0, 0);
        return Octets.owning(packed);
    }

    private static int septets(Address address) {
        return Gsm7Alphabet.standard().count(address.value());
    }

    private static String name(Octets value, int count) {
        byte[] septets = new byte[count];
        Septets.unpack(value.toByteArray(), 0, 0, septets, 0, count);
        return Gsm7Alphabet.standard().decode(septets, 0, count);
    }
}
