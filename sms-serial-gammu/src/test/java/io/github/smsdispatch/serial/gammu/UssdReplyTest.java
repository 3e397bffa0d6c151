// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UssdReplyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+CUSD: 0,\"Balance 42\",15 | Balance 42",
                "+CUSD: 1,\"042004300448\",72 | Раш",
                "+CUSD: 0,\"00420061006C\",15 | Bal",
                "+CUSD: 0,\"1234\",15 | 1234",
                "+CUSD: 2 | ''"
            })
    void wordsAreReadInEveryCharacterSet(String line, String text) {
        assertThat(UssdReply.text(line)).isEqualTo(text);
    }
}
