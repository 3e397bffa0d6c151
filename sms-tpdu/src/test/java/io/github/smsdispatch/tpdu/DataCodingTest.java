// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 3GPP TS 23.038 clause 4. */
class DataCodingTest {

    @ParameterizedTest(name = "{0} {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "0x00, GSM7,   -,        default",
                "0x04, OCTETS, -,        8-bit",
                "0x08, UCS2,   -,        UCS-2",
                "0x0C, GSM7,   -,        reserved alphabet of the general group",
                "0x03, GSM7,   -,        class bits without bit 4 mean nothing",
                "0x10, GSM7,   FLASH,    class 0",
                "0x15, OCTETS, PHONE,    8-bit for the phone",
                "0x1A, UCS2,   SIM,      UCS-2 for the SIM",
                "0x48, UCS2,   -,        automatic deletion group",
                "0x53, GSM7,   TERMINAL, automatic deletion group with class",
                "0x80, GSM7,   -,        reserved group",
                "0xBF, GSM7,   -,        reserved group",
                "0xC0, GSM7,   -,        message waiting: discard",
                "0xD8, GSM7,   -,        message waiting: store",
                "0xE8, UCS2,   -,        message waiting: store UCS-2",
                "0xF0, GSM7,   FLASH,    data coding/message class",
                "0xF6, OCTETS, SIM,      data coding/message class 8-bit",
            })
    void everyGroupIsReadByTheClause(String octet, Alphabet alphabet, MessageClass messageClass, String why) {
        DataCoding coding = new DataCoding(Integer.decode(octet));
        assertThat(coding.alphabet()).as(why).isEqualTo(alphabet);
        assertThat(coding.messageClass()).isEqualTo(Optional.ofNullable(messageClass));
        assertThat(coding.isMessageWaiting()).isEqualTo(why.startsWith("message waiting"));
        assertThat(coding.isCompressed()).isFalse();
    }

    @Test
    void compressionIsABitOfTheGeneralGroups() {
        assertThat(new DataCoding(0x20).isCompressed()).isTrue();
        assertThat(new DataCoding(0x68).isCompressed()).isTrue();
        assertThat(new DataCoding(0xF0).isCompressed()).isFalse();
    }

    @Test
    void aClassAndAnAlphabetGiveAnOctetOfTheGeneralGroup() {
        for (Alphabet alphabet : Alphabet.values()) {
            for (MessageClass messageClass : MessageClass.values()) {
                DataCoding coding = DataCoding.of(alphabet, messageClass);
                assertThat(coding.alphabet()).isEqualTo(alphabet);
                assertThat(coding.messageClass()).contains(messageClass);
            }
        }
        assertThat(DataCoding.of(Alphabet.UCS2, MessageClass.FLASH).octet()).isEqualTo(0x18);
    }

    @Test
    void whatIsNoOctetIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataCoding(256))
                .withMessage("data coding: received 256; allowed: 0 to 255");
    }
}
