// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each value is written so that it stays one value where it stands. */
class PlaceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // RFC 3986 section 2.3: unreserved characters stay
                "PATH|UTF-8|aZ09-._~|aZ09-._~",
                "QUERY|UTF-8|aZ09-._~|aZ09-._~",
                // WHATWG URL: the form set keeps the asterisk and not the tilde
                "FORM|UTF-8|aZ09-._*|aZ09-._*",
                "FORM|UTF-8|~|%7E",
                "PATH|UTF-8|*|%2A",
                "PATH|UTF-8|a/b?c#d|a%2Fb%3Fc%23d",
                "QUERY|UTF-8|a=b&c=d|a%3Db%26c%3Dd",
                "QUERY|UTF-8|+4712345678|%2B4712345678",
                "FORM|UTF-8|+4712345678|%2B4712345678",
                "QUERY|UTF-8|a b|a%20b",
                "FORM|UTF-8|a b|a+b",
                "QUERY|UTF-8|100%|100%25",
                "QUERY|UTF-8|æøå€|%C3%A6%C3%B8%C3%A5%E2%82%AC",
                "QUERY|ISO-8859-1|æøå|%E6%F8%E5",
                "QUERY|windows-1252|€|%80",
                "QUERY|UTF-8|😀|%F0%9F%98%80",
                // RFC 8259 section 7
                "JSON|UTF-8|a\"b\\c|a\\\"b\\\\c",
                "JSON|UTF-8|{\"x\":1}|{\\\"x\\\":1}",
                "XML|UTF-8|<&>\"'|&lt;&amp;&gt;&quot;&#39;",
                "XML|UTF-8|<!DOCTYPE x>|&lt;!DOCTYPE x&gt;",
                "HEADER|UTF-8|abc 123 ~|abc 123 ~",
            })
    void aValueIsWrittenAsItsPlaceWantsIt(Place place, Charset charset, String value, String written)
            throws UnwritableException {
        assertThat(place.write(value, charset)).isEqualTo(written);
    }

    @Test
    void lineEndsCanEndNothing() throws UnwritableException {
        String injected = "a\r\nX-Evil: 1";
        assertThat(Place.QUERY.write(injected, StandardCharsets.UTF_8)).isEqualTo("a%0D%0AX-Evil%3A%201");
        assertThat(Place.FORM.write(injected, StandardCharsets.UTF_8)).isEqualTo("a%0D%0AX-Evil%3A+1");
        assertThat(Place.JSON.write(injected, StandardCharsets.UTF_8)).isEqualTo("a\\u000d\\u000aX-Evil: 1");
        assertThat(Place.XML.write(injected, StandardCharsets.UTF_8)).isEqualTo("a&#13;&#10;X-Evil: 1");
        assertThatThrownBy(() -> Place.HEADER.write(injected, StandardCharsets.UTF_8))
                .isInstanceOf(UnwritableException.class)
                .hasMessage("U+000D can't be written in a header");
    }

    @ParameterizedTest
    @CsvSource({
        "QUERY, ISO-8859-1, €, U+20AC can't be written in ISO-8859-1",
        "FORM, US-ASCII, é, U+00E9 can't be written in US-ASCII",
        "JSON, UTF-8, \ud800, U+D800 can't be written in UTF-8",
        "XML, UTF-8, \ufffe, U+FFFE can't be written in XML",
        "XML, UTF-8, a\u0001b, U+0001 can't be written in XML",
        "HEADER, UTF-8, é, U+00E9 can't be written in a header",
    })
    void whatCanNotBeWrittenIsNamedAndNeverReplaced(Place place, Charset charset, String value, String reason) {
        assertThatThrownBy(() -> place.write(value, charset))
                .isInstanceOf(UnwritableException.class)
                .hasMessage(reason);
    }
}
