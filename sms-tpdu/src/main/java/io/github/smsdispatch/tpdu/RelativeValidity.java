// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import java.time.Duration;

/**
 * A period from the submission on, in steps that grow (3GPP TS 23.040 clause 9.2.3.12.1): 5 minutes up to 12 hours, half
 * an hour up to a day, days up to 30, weeks up to 63.
 *
 * @param code the octet, 0 to 255
 */
public record RelativeValidity(int code) implements Validity {

    private static final Duration SHORTEST = Duration.ofMinutes(5);

    /**
     * Checks the code.
     *
     * @throws IllegalArgumentException when it is no octet
     */
    public RelativeValidity {
        Checks.octet("code", code);
    }

    /**
     * Finds the longest period that is not longer than wanted, so that nothing arrives too late.
     *
     * @param wanted at least 5 minutes; more than 63 weeks gives 63 weeks
     * @return the period
     * @throws IllegalArgumentException when it is shorter than 5 minutes
     */
    public static RelativeValidity within(Duration wanted) {
        if (wanted.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("validity: received " + wanted + "; allowed: at least PT5M");
        }
        int code = 0xFF;
        while (period(code).compareTo(wanted) > 0) {
            code--;
        }
        return new RelativeValidity(code);
    }

    /**
     * Tells the length.
     *
     * @return 5 minutes to 63 weeks
     */
    public Duration period() {
        return period(code);
    }

    @Override
    public Octets octets() {
        return Octets.of((byte) code);
    }

    private static Duration period(int code) {
        if (code <= 143) {
            return SHORTEST.multipliedBy(code + 1L);
        }
        if (code <= 167) {
            return Duration.ofHours(12).plusMinutes(30L * (code - 143));
        }
        return code <= 196 ? Duration.ofDays(code - 166L) : Duration.ofDays(7L * (code - 192));
    }
}
