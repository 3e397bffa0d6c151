// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.text.Gsm7Alphabet;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random values, the same in every run: what is written is read again. */
class RoundTripTest {

    private static final int ROUNDS = 5_000;

    private final Random random = new Random(23_040);

    private Octets octets(int most) {
        byte[] bytes = new byte[random.nextInt(most + 1)];
        random.nextBytes(bytes);
        return Octets.of(bytes);
    }

    private Address address() {
        TypeOfNumber type = TypeOfNumber.ofOctet(random.nextInt(256));
        boolean name = type == TypeOfNumber.ALPHANUMERIC;
        StringBuilder value = new StringBuilder();
        for (int left = random.nextInt(name ? 12 : 21); left > 0; left--) {
            value.append(name ? (char) ('A' + random.nextInt(26)) : "0123456789*#abc".charAt(random.nextInt(15)));
        }
        return new Address(type, random.nextInt(16), value.toString());
    }

    private Timestamp timestamp() {
        if (random.nextInt(10) == 0) {
            byte[] bytes = new byte[7];
            random.nextBytes(bytes);
            return new Timestamp(Octets.of(bytes));
        }
        ZoneOffset zone = ZoneOffset.ofTotalSeconds((random.nextInt(145) - 72) * 900);
        return Timestamp.of(
                OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, zone).plusSeconds(random.nextInt(Integer.MAX_VALUE)));
    }

    private UserDataHeader header() {
        List<HeaderElement> elements = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            Width width = random.nextBoolean() ? Width.BITS_8 : Width.BITS_16;
            elements.add(
                    switch (random.nextInt(3)) {
                        case 0 -> new Concatenation(width, random.nextInt(256), 9, 1 + random.nextInt(9));
                        case 1 -> new ApplicationPorts(width, random.nextInt(256), random.nextInt(256));
                        default -> new OtherElement(0x70 + random.nextInt(16), octets(20));
                    });
        }
        return UserDataHeader.of(elements.toArray(HeaderElement[]::new));
    }

    private UserData userData() {
        DataCoding coding = new DataCoding(random.nextInt(256));
        UserDataHeader header = header();
        boolean septets = coding.alphabet() == Alphabet.GSM7 && !coding.isCompressed();
        byte[] payload = octets(septets ? 153 - header.size() * 8 / 7 : 140 - header.size())
                .toByteArray();
        for (int i = 0; septets && i < payload.length; i++) {
            payload[i] &= 0x7F;
        }
        return new UserData(coding, header, Octets.of(payload));
    }

    private <F extends Enum<F>> Set<F> some(Class<F> type) {
        EnumSet<F> flags = EnumSet.allOf(type);
        flags.removeIf(flag -> random.nextBoolean());
        return flags;
    }

    private ReportParameters parameters() {
        Integer protocol = random.nextBoolean() ? random.nextInt(256) : null;
        if (random.nextBoolean()) {
            return new ReportParameters(
                    protocol, random.nextBoolean() ? new DataCoding(random.nextInt(256)) : null, null);
        }
        UserData data = userData();
        return new ReportParameters(protocol, data.coding(), data);
    }

    @Test
    void submissionsComeBack() throws MalformedTpduException {
        for (int i = 0; i < ROUNDS; i++) {
            Validity validity = switch (random.nextInt(4)) {
                case 0 -> new RelativeValidity(random.nextInt(256));
                case 1 -> new AbsoluteValidity(timestamp());
                case 2 -> new EnhancedValidity(timestamp().octets());
                default -> null;
            };
            Submit submit = new Submit(
                    some(Submit.Flag.class), random.nextInt(256), address(), random.nextInt(256), validity, userData());
            assertThat(Tpdu.toCentre(submit.encode())).isEqualTo(submit);
        }
    }

    @Test
    void whatACentreSendsComesBack() throws MalformedTpduException {
        for (int i = 0; i < ROUNDS; i++) {
            Tpdu tpdu = switch (random.nextInt(3)) {
                case 0 ->
                    new Deliver(some(Deliver.Flag.class), address(), random.nextInt(256), timestamp(), userData());
                case 1 ->
                    new StatusReport(
                            some(StatusReport.Flag.class),
                            random.nextInt(256),
                            address(),
                            timestamp(),
                            timestamp(),
                            new ReportStatus(random.nextInt(256)),
                            parameters());
                default ->
                    new SubmitReport(
                            random.nextBoolean() ? new FailureCause(128 + random.nextInt(128)) : null,
                            timestamp(),
                            parameters());
            };
            assertThat(Tpdu.fromCentre(tpdu.encode())).isEqualTo(tpdu);
        }
    }

    @Test
    void textsOfTheAlphabetComeBackAsTexts() throws MalformedTpduException {
        String characters = Gsm7Alphabet.standard().decode(everySeptet(), 0, 127) + "^{}\\[~]|€\f";
        for (int i = 0; i < ROUNDS; i++) {
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(71); left > 0; left--) {
                text.append(characters.charAt(random.nextInt(characters.length())));
            }
            Submit submit = Submit.to(address())
                    .userData(UserData.of(DataCoding.GSM7, shortHeader(), text.toString()))
                    .build();
            assertThat(((Submit) Tpdu.toCentre(submit.encode())).userData().text())
                    .contains(text.toString());
        }
    }

    @Test
    void anyStringGoesAsUcs2AndComesBackUnitByUnit() throws MalformedTpduException {
        for (int i = 0; i < ROUNDS; i++) {
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(60); left > 0; left--) {
                text.append((char) random.nextInt(65_536));
            }
            Submit submit = Submit.to(address())
                    .userData(UserData.of(DataCoding.UCS2, shortHeader(), text.toString()))
                    .build();
            assertThat(((Submit) Tpdu.toCentre(submit.encode())).userData().text())
                    .contains(text.toString());
        }
    }

    @Test
    void randomOctetsAreReadOrRefused() {
        int read = 0;
        for (int i = 0; i < ROUNDS; i++) {
            read += Stability.check(octets(40).toByteArray());
        }
        assertThat(read).isPositive();
    }

    private UserDataHeader shortHeader() {
        return UserDataHeader.of(new OtherElement(0x70, octets(10)));
    }

    private static byte[] everySeptet() {
        byte[] septets = new byte[127];
        for (int code = 0; code < 127; code++) {
            septets[code] = (byte) (code < 0x1B ? code : code + 1);
        }
        return septets;
    }
}
