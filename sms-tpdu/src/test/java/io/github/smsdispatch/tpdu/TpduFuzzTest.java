// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Whatever a modem shows, reading it ends. Runs its stored inputs as a test, and fuzzes with JAZZER_FUZZ=1. */
class TpduFuzzTest {

    @FuzzTest(maxDuration = "10s")
    void octetsAreReadAndStayTheSameOrAreRefusedWithAPlace(byte[] data) {
        assertThat(Stability.check(data)).isBetween(0, 4);
    }

    @FuzzTest(maxDuration = "10s")
    void aHeaderIsReadOrIgnoredAndKept(byte[] data) {
        // No TPDU has room for a longer one, so that none can be received.
        Octets octets = Octets.of(Arrays.copyOf(data, Math.min(data.length, UserData.MOST_OCTETS - 1)));
        UserDataHeader header = UserDataHeader.received(octets);
        assertThat(header.octets()).isEqualTo(octets);
        assertThat(header.alphabet()).isNotNull();
        if (!header.elements().isEmpty()) {
            HeaderElement[] elements = header.elements().toArray(HeaderElement[]::new);
            assertThat(UserDataHeader.of(elements)).isEqualTo(header);
        }
    }

    @FuzzTest(maxDuration = "10s")
    void aLineOfAModemIsReadOrRefused(byte[] data) {
        String line = new String(data, StandardCharsets.ISO_8859_1);
        try {
            assertThat(ModemPdu.received(line).length()).isPositive();
        } catch (MalformedTpduException e) {
            assertThat(e.offset()).isBetween(0, data.length);
        }
    }
}
