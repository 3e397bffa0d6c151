// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import static io.github.smsdispatch.tpdu.SemiOctets.number;
import static io.github.smsdispatch.tpdu.SemiOctets.swapped;

import java.time.Duration;
import java.util.Optional;

/**
 * The enhanced format (3GPP TS 23.040 clause 9.2.3.12.3): a period in seconds, and optionally a single try. Many centres
 * don't know it; {@link RelativeValidity} is the safe choice.
 *
 * @param octets seven octets: indicator, value, zeros
 */
public record EnhancedValidity(Octets octets) implements Validity {

    private static final int SIZE = 7;
    private static final int SINGLE_SHOT = 0x40;
    private static final int FORMAT = 0x07;
    private static final int RELATIVE = 1;
    private static final int SECONDS = 2;
    private static final int CLOCK = 3;
    private static final Duration LONGEST = Duration.ofHours(100);

    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException unless there are seven octets
     */
    public EnhancedValidity {
        Checks.inRange("validity", octets.size(), SIZE, SIZE);
    }

    /**
     * Sets a period to the second.
     *
     * @param period from one second to 99:59:59, whole seconds
     * @return the validity: in seconds up to 255, then as hours, minutes and seconds
     * @throws IllegalArgumentException when the period is out of range
     */
    public static EnhancedValidity of(Duration period) {
        long seconds = period.toSeconds();
        if (seconds < 1 || period.compareTo(LONGEST) >= 0 || !period.equals(Duration.ofSeconds(seconds))) {
            throw new IllegalArgumentException(
                    "validity: received " + period + "; allowed: whole seconds, PT1S to PT99H59M59S");
        }
        if (seconds <= 0xFF) {
            return new EnhancedValidity(octets(SECONDS, (int) seconds, 0, 0));
        }
        return new EnhancedValidity(
                octets(CLOCK, swapped(period.toHours()), swapped(period.toMinutesPart()), swapped(seconds % 60)));
    }

    /**
     * Asks for a single try.
     *
     * @return the same period, and no second attempt
     */
    public EnhancedValidity singleShot() {
        byte[] bytes = octets.toByteArray();
        bytes[0] |= SINGLE_SHOT;
        return new EnhancedValidity(Octets.owning(bytes));
    }

    /**
     * Tells whether the centre shall try only once.
     *
     * @return true for a single shot
     */
    public boolean isSingleShot() {
        return (octets.get(0) & SINGLE_SHOT) != 0;
    }

    /**
     * Tells the length.
     *
     * @return empty when none is given, or in a format that is reserved
     */
    public Optional<Duration> period() {
        // Behind further octets of the indicator the value stands elsewhere; what those mean is not defined.
        if ((octets.get(0) & 0x80) != 0) {
            return Optional.empty();
        }
        return switch (octets.get(0) & FORMAT) {
            case RELATIVE -> Optional.of(new RelativeValidity(octets.get(1)).period());
            case SECONDS -> octets.get(1) == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(octets.get(1)));
            case CLOCK ->
                Optional.of(Duration.ofHours(number(octets.get(1)))
                        .plusMinutes(number(octets.get(2)))
                        .plusSeconds(number(octets.get(3))));
            default -> Optional.empty();
        };
    }

    private static Octets octets(int format, int first, int second, int third) {
        return Octets.of((byte) format, (byte) first, (byte) second, (byte) third, (byte) 0, (byte) 0, (byte) 0);
    }
}
