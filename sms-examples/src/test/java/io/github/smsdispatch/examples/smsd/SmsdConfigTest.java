// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.text.Overflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** smsd.conf as NAV has it, key by key. */
class SmsdConfigTest {

    private static final String REST =
            "[dispatcher]\ndispatcher1: DebugDispatcher\n[DebugDispatcher]\nresult: success\nsendsNothing: yes\n";
    private static final String QUEUE = "[queue]\nurl: jdbc:h2:mem:unused\n";

    @TempDir
    private Path folder;

    private SmsdConfig read(String text) throws IOException {
        Files.writeString(folder.resolve("smsd.conf"), text);
        return SmsdConfig.read(folder.resolve("smsd.conf"), Overrides.none(), Optional.empty());
    }

    @Test
    void withoutAnythingNavsDefaultsHold() throws IOException {
        MainSettings main = read(QUEUE + REST).main();

        assertThat(main.delay()).isEqualTo(Duration.ofSeconds(30));
        assertThat(main.delayFactor()).isEqualTo(1.5);
        assertThat(main.maxDelay()).isEqualTo(Duration.ofHours(1));
        assertThat(main.retryLimit()).isEqualTo(5);
        assertThat(main.retryLimitAction()).isEqualTo(LimitAction.IGNORE);
        assertThat(main.exitOnPermanentError()).isTrue();
        assertThat(main.autocancel()).isZero();
        assertThat(main.overflow()).isEqualTo(Overflow.DEFER);
        assertThat(main.schedule().first()).isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void everyKeyOfNavIsRead() throws IOException {
        SmsdConfig config = read("""
                [main]
                username: navcron
                Delay = 20
                delayfactor: 2.5
                maxdelay: 1800
                retrylimit: 0
                retrylimitaction: shutdown
                exit_on_permanent_error: no
                autocancel: 1 day 12 hours
                mailwarnlevel: CRITICAL
                mailserver: mail.example.com
                mailaddr: ops@example.com
                fromaddr: nav@example.com
                """ + QUEUE + REST);

        assertThat(config.main().username()).contains("navcron");
        assertThat(config.main().delay()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.main().delayFactor()).isEqualTo(2.5);
        assertThat(config.main().retryLimit()).isZero();
        assertThat(config.main().retryLimitAction()).isEqualTo(LimitAction.SHUTDOWN);
        assertThat(config.main().exitOnPermanentError()).isFalse();
        assertThat(config.main().autocancel()).isEqualTo(Duration.ofHours(36));
        assertThat(config.mail().to()).contains("ops@example.com");
        assertThat(config.mail().from()).isEqualTo("nav@example.com");
        assertThat(config.mail().host()).isEqualTo("mail.example.com");
        assertThat(config.mail().level()).isEqualTo(Level.ERROR);
    }

    @Test
    void navsOtherFilesSayWhereTheDatabaseIsAndWhoIsTold() throws IOException {
        Files.writeString(
                folder.resolve("db.conf"),
                "dbhost=db.example.com\ndbport=5433\ndb_nav=navdb\nscript_default=nav\nuserpw_nav=s3cret\n");
        Files.writeString(
                folder.resolve("nav.conf"),
                "ADMIN_MAIL=admin@example.com\nDEFAULT_FROM_EMAIL='nav@example.com'\nTIME_ZONE=Europe/Oslo\n");

        SmsdConfig config = read(REST);

        assertThat(config.queue().type()).isEqualTo(QueueSettings.Type.NAV);
        assertThat(config.queue().url()).isEqualTo("jdbc:postgresql://db.example.com:5433/navdb");
        assertThat(config.queue().user()).contains("nav");
        assertThat(config.queue().zone()).isEqualTo(ZoneId.of("Europe/Oslo"));
        assertThat(config.mail().to()).contains("admin@example.com");
        assertThat(config.toString()).doesNotContain("s3cret");
    }

    @Test
    void mailsNeverGoToTheAdministratorAsSms() throws IOException {
        Files.writeString(folder.resolve("nav.conf"), "ADMIN_MAIL=admin@example.com\n");
        SmsdConfig config = read(QUEUE + "[dispatcher]\ndispatcher1: UninettMailDispatcher\n[UninettMailDispatcher]\n");

        assertThatThrownBy(() -> Assembly.of(config)).isInstanceOf(SmsConfigurationException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'[main]\ncolour: blue', main.colour",
        "'[main]\ndelay: soon', main.delay",
        "'[main]\ndelay: 0', main.delay",
        "'[main]\ndelayfactor: 0.5', main.delayfactor",
        "'[main]\nretrylimitaction: panic', main.retrylimitaction",
        "'[main]\nautocancel: yesterday', main.autocancel",
        "'[main]\nmaxdelay: 10', main.maxdelay",
        "'[main]\nmailwarnlevel: LOUD', main.mailwarnlevel",
        "'[main]\ndelay: 5\nDELAY: 6', main.",
        "'[spare]\nurl: x', [spare]",
        "'[queue]\ntype: cloud', queue.type",
        "'[queue]\ntype: nav', queue.url",
        "'[queue]\nurl: http://x', queue.url",
    })
    void whatIsWrongIsNamed(String wrong, String named) {
        String text = (wrong.startsWith("[queue]") ? wrong : wrong + "\n" + QUEUE) + "\n" + REST;

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(SmsConfigurationException.class)
                .hasMessageContaining(named);
    }

    @Test
    void aDebugDispatcherMustBeMeant() throws IOException {
        SmsdConfig config = read(QUEUE + REST.replace("sendsNothing: yes\n", ""));

        assertThatThrownBy(() -> Assembly.of(config))
                .isInstanceOf(SmsConfigurationException.class)
                .hasMessageContaining("DebugDispatcher.sendsNothing");
    }

    @Test
    void aDispatcherWithoutItsSectionStopsTheStart() throws IOException {
        SmsdConfig config = read(QUEUE + "[dispatcher]\ndispatcher1: HttpGetDispatcher\n");

        assertThatThrownBy(() -> Assembly.of(config))
                .isInstanceOf(SmsConfigurationException.class)
                .hasMessageContaining("[HttpGetDispatcher]");
    }

    @Test
    void sectionsOfDispatchersThatAreNotInUseMayStayAsNavShipsThem() throws IOException {
        SmsdConfig config = read(QUEUE + REST + "[BoostDispatcher]\nurl: http://example.com\n");

        assertThat(config.dispatchers()).hasSize(1);
    }
}
