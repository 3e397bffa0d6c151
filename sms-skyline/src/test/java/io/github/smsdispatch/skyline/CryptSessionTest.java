// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of the protocol reference's section 8; F21. */
class CryptSessionTest {

    private static final String RESOURCE = "/goip_remove_sms.html";
    private static final String AUTH = CryptSession.openAuth("rootroot", "123456");
    private static final CryptSession SESSION = new CryptSession("rootroot", AUTH, "0123456789abcdef0123456789abcdef");

    @Test
    void sessionIsOpenedWithAHashOfCredentialsAndNonce() {
        assertThat(AUTH).isEqualTo("8e064d3cea40fb69afc5be4760b67925");
    }

    @ParameterizedTest
    @CsvSource({
        "10, 6ea7db11e4a229c2ba92e9c2049ce138, 018db150f1b2d7775d12478691a869ba",
        "11, 7343828e30a6edb7863ed8c1d1141c0f, 4d30b8ef5e8d78ec775b122a0c4c1838"
    })
    void everyRequestHasItsOwnProofAndKey(long seq, String auth, String key) {
        assertThat(SESSION.auth(seq, RESOURCE)).isEqualTo(auth);
        assertThat(SESSION.key(seq)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"tids\":[0]} | 02530e3796c653b10e17f654113b80ce",
                "{\"tids\":[10,11]} | 5656a2ff950cb214d4bede7861b4fcbdb915933424678b2706fd23d1352c52bb"
            })
    void bodyIsEncryptedWithZeroPaddingAndAFullBlockWhenAligned(String body, String expected) {
        byte[] encrypted = SESSION.encrypt(10, body.getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(encrypted)).isEqualTo(expected);
    }

    @Test
    void nothingSecretIsShown() {
        assertThat(SESSION.toString()).doesNotContain("root").doesNotContain("0123456789abcdef");
    }
}
