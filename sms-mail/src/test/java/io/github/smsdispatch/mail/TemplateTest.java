// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private static String filled(String source) {
        return Template.read(source).orElseThrow().fill(PhoneNumber.of("+4712345678"), "it's {phone} {{now}}");
    }

    @Test
    void fieldsAreFilledOnce() {
        assertThat(filled("sms {phone}")).isEqualTo("sms +4712345678");
        assertThat(filled("{digits}:{text}")).isEqualTo("4712345678:it's {phone} {{now}}");
        assertThat(filled("{{phone}} {{{digits}}}")).isEqualTo("{phone} {4712345678}");
        assertThat(filled("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "}", "{phone", "phone}", "{number}", "{}", "{Phone}", "{{{", "{ phone }", "a } b"})
    void unknownFieldsAndLonelyBracesAreRefused(String source) {
        assertThat(Template.read(source)).isEmpty();
    }

    @Test
    void wordsStayOutOfTexts() {
        assertThat(Template.read("PIN 1234 {text}").orElseThrow()).asString().doesNotContain("1234");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "sms@gateway.example.com",
                "+4712345678@gw.example",
                "a.b+c@[192.0.2.1]",
                "a@[IPv6:2001:db8::1]"
            })
    void addressesAreTaken(String address) {
        assertThat(Address.isValid(address.replace("IPv6:", ""))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@b",
                "a@",
                "a b@c",
                "a@b c",
                "<a@b>",
                "A <a@b>",
                "a@b>\r\nRCPT TO:<x@y",
                "a@b\n",
                "\"a\"@b",
                "a@b@c",
                "a..b@c",
                ".a@c",
                "å@b.example",
                "a@-b",
                "a,b@c",
                "a@b,c@d"
            })
    void everythingElseIsNoAddress(String address) {
        assertThat(Address.isValid(address)).isFalse();
    }
}
