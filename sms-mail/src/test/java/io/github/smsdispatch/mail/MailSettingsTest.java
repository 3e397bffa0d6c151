// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.mail.MailSettings.Security;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.util.PropUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailSettingsTest {

    private static MailSettings.Builder builder() {
        return MailSettings.builder("mail1").from("alerts@example.com").to("sms@gateway.example.com");
    }

    private static MailSettings read(String... keysAndValues) {
        Map<String, String> values = new HashMap<>(Map.of("mailaddr", "sms@gw.example", "from", "a@example.com"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return MailSettings.from(DispatcherSettings.of("mail1", values));
    }

    @Test
    void namesOfNavAreKnown() {
        MailSettings settings = MailSettings.from(DispatcherSettings.of(
                "UninettMailDispatcher",
                Map.of("mailaddr", "sms@gw.example", "mailserver", "mx.example", "fromaddr", "nav@example.com")));
        assertThat(settings.values().host).isEqualTo("mx.example");
        assertThat(settings.values().from).isEqualTo("nav@example.com");
    }

    @Test
    void aKeyAndItsSecondNameExcludeEachOther() {
        assertThatThrownBy(() -> read("to", "other@gw.example"))
                .isInstanceOf(SmsConfigurationException.class)
                .hasMessageContaining("mail1.to")
                .hasMessageContaining("mailaddr");
    }

    @Test
    void aMissingAddressIsAnErrorAndNeverSomebodyElsesMailbox() {
        assertThatThrownBy(() -> MailSettings.from(DispatcherSettings.of("mail1", Map.of("from", "a@b.example"))))
                .isInstanceOf(SmsConfigurationException.class)
                .hasMessageStartingWith("mail1.mailaddr: received nothing");
    }

    @Test
    void tlsIsRequiredUnlessTheServerIsThisMachine() {
        for (String local : List.of("localhost", "127.0.0.1", "127.1.2.3", "::1")) {
            assertThat(builder().host(local).build().security()).isEqualTo(Security.NONE);
            assertThat(builder().host(local).build().port()).isEqualTo(25);
        }
        for (String remote : List.of("mx.example.com", "10.0.0.1", "localhost.example.com", "127.0.0.1.example.com")) {
            assertThat(builder().host(remote).build().security()).isEqualTo(Security.STARTTLS);
            assertThat(builder().host(remote).build().port()).isEqualTo(587);
        }
        assertThat(builder().security(Security.TLS).build().port()).isEqualTo(465);
    }

    @Test
    void aPasswordDoesNotCrossANetworkInTheClear() {
        MailSettings.Builder open =
                builder().host("mx.example.com").security(Security.NONE).login("u", Secret.of("s3cr3t"));
        assertThatThrownBy(open::build).hasMessageContaining("mail1.security").hasMessageNotContainingAny("s3cr3t");
        assertThat(open.allowPlaintextLogin().build().security()).isEqualTo(Security.NONE);
    }

    @Test
    void theLibraryChecksServerNamesUnlessToldOtherwise() {
        // What is relied on elsewhere: the default that this version has, beside the property that is set anyway.
        assertThat(PropUtil.getBooleanProperty(new Properties(), "mail.smtp.ssl.checkserveridentity", true))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "host, 'mx.example.com:25'",
        "host, 'mx example'",
        "port, 0",
        "port, 65536",
        "port, x",
        "security, ssl",
        "mailaddr, nobody",
        "mailaddr, '{text}@gw.example'",
        "mailaddr, '{number}@gw.example'",
        "from, 'Alerts <a@b.example>'",
        "replyTo, x",
        "envelopeFrom, x",
        "subject, '{phone'",
        "subject, 'no recipient'",
        "body, 'no text'",
        "encoding, 7bit",
        "notify, sometimes",
        "maxSegments, 0",
        "inFlight, 65",
        "batchSize, 1001",
        "timeout, 10",
        "timeout, 1d",
        "idleTimeout, 1h",
        "ehloName, 'a b'",
        "mechanisms, 'NTLM'",
        "trustStore, no-such-file.p12",
        "header.Subject, x",
        "header.X-Key, ''",
        "header.Bad Name, x"
    })
    void wrongValuesAreRefusedByName(String key, String value) {
        assertThatThrownBy(() -> read(key, value))
                .isInstanceOfSatisfying(
                        SmsConfigurationException.class,
                        e -> assertThat(e.path())
                                .isEqualTo("mail1." + key.replace(' ', key.contains(" ") ? '?' : ' ')));
    }

    @Test
    void loginNeedsBoth() {
        assertThatThrownBy(() -> read("username", "u")).hasMessageContaining("mail1.password");
        assertThatThrownBy(() -> read("password", "s3cr3t"))
                .hasMessageContaining("mail1.username")
                .hasMessageNotContainingAny("s3cr3t");
    }

    @Test
    void noSecretIsShown() {
        MailSettings settings =
                read("username", "u", "password", "s3cr3t", "header.X-Key", "k3y", "subject", "PIN 1234 {phone}");
        assertThat(settings.toString()).doesNotContain("s3cr3t", "k3y", "1234").contains("login=***");
    }

    @Test
    void aSwitchedOffDispatcherNeedsNothing() {
        assertThat(MailSettings.from(DispatcherSettings.of("mail1", Map.of("enabled", "no")))
                        .values()
                        .enabled)
                .isFalse();
    }

    @Test
    void settingsDoNotChangeWithTheirBuilder() {
        MailSettings.Builder builder = builder();
        MailSettings settings = builder.build();
        builder.header("X-Late", Secret.of("x")).subject("late {phone}");
        assertThat(settings.values().headers).isEmpty();
        assertThat(settings.values().subject).isNotSameAs(builder.subject);
    }
}
