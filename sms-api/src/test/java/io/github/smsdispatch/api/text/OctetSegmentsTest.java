// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import static io.github.smsdispatch.api.text.SegmentReference.EIGHT_BIT;
import static io.github.smsdispatch.api.text.SegmentReference.SIXTEEN_BIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OctetSegmentsTest {

    @ParameterizedTest
    @CsvSource({
        "0, EIGHT_BIT, 0",
        "140, EIGHT_BIT, 140",
        "141, EIGHT_BIT, 134 7",
        "268, EIGHT_BIT, 134 134",
        "269, EIGHT_BIT, 134 134 1",
        "140, SIXTEEN_BIT, 140",
        "267, SIXTEEN_BIT, 133 133 1",
    })
    void segmentsHoldWhatTheHeadersLeave(int octets, SegmentReference reference, String sizes) {
        List<byte[]> parts = OctetSegments.of(new byte[octets], reference);
        assertThat(String.join(" ", parts.stream().map(part -> "" + part.length).toList()))
                .isEqualTo(sizes);
    }

    @Test
    void partsJoinedGiveTheData() {
        byte[] data = new byte[1000];
        new Random(1).nextBytes(data);
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        OctetSegments.of(data, EIGHT_BIT).forEach(joined::writeBytes);
        assertThat(joined.toByteArray()).isEqualTo(data);
    }

    @Test
    void moreThanTwoHundredFiftyFiveSegmentsAreRefused() {
        assertThat(OctetSegments.of(new byte[255 * 134], EIGHT_BIT)).hasSize(255);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OctetSegments.of(new byte[255 * 133 + 1], SIXTEEN_BIT))
                .withMessage("octets: received 33916; allowed: 0 to 33915");
    }
}
