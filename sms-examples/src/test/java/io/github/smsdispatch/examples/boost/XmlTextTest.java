// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTextTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 0xB, 0xC, 0xE, 0x1F, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF})
    void whatXmlCannotCarryIsFound(int codePoint) {
        assertThat(XmlText.unwritable("ok" + Character.toString(codePoint) + "ok"))
                .hasValue(codePoint);
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 0xA, 0xD, ' ', 0x7F, 0x85, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x1F600, 0x10FFFF})
    void whatXmlCarriesIsLeftAlone(int codePoint) {
        assertThat(XmlText.unwritable(Character.toString(codePoint))).isEmpty();
    }

    @Test
    void markupAndCarriageReturnsAreEscaped() {
        assertThat(XmlText.escaped("<a b=\"c\">&\r\n'")).isEqualTo("&lt;a b=&quot;c&quot;&gt;&amp;&#13;\n'");
    }
}
