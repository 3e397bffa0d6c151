// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smsdispatch.api.SmsConfigurationException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IniFileTest {

    @Test
    void bothSeparatorsCommentsAndUrlsAreRead() {
        IniFile file = IniFile.parse(
                "smsd.conf",
                List.of(
                        "# comment",
                        "[dispatcher]",
                        "dispatcher1: HttpGetDispatcher",
                        "",
                        "[HttpGetDispatcher]",
                        "; comment",
                        "url = http://gw.example/send?to=%(phone)s&text=%(sms)s"));

        assertThat(file.section("dispatcher"))
                .hasValueSatisfying(s -> assertThat(s).containsEntry("dispatcher1", "HttpGetDispatcher"));
        assertThat(file.section("HttpGetDispatcher"))
                .hasValueSatisfying(
                        s -> assertThat(s).containsEntry("url", "http://gw.example/send?to=%(phone)s&text=%(sms)s"));
    }

    @Test
    void sectionsDoNotSeeEachOther() {
        IniFile file = IniFile.parse("x", List.of("[main]", "delay: 30", "[mail]", "from: a"));

        assertThat(file.section("mail")).hasValueSatisfying(s -> assertThat(s).containsOnlyKeys("from"));
    }

    @ParameterizedTest
    @CsvSource({"'key: 1', 1", "'[a]|[a]', 2", "'[a]|k=1|k=2', 3", "'[a]|: x', 2", "'[a', 1", "'[]', 1", "'[a]|word', 2"
    })
    void badLinesAreNamed(String lines, int line) {
        assertThatThrownBy(() -> IniFile.parse("bad.conf", List.of(lines.split("\\|"))))
                .isInstanceOf(SmsConfigurationException.class)
                .hasMessageStartingWith("bad.conf line " + line + ": ");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> IniFile.read(Path.of("no-such.conf")))
                .isInstanceOf(SmsConfigurationException.class)
                .hasMessageContaining("no-such.conf");
    }
}
