// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.examples.smsd.HttpGateway.Got;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On NAV's own table, with NAV's HttpGetDispatcher: what NAV's daemon was measured to do wrong. */
class SmsdOnNavTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void alertsOfOneNumberShareAnSmsAndNothingIsDropped() throws Exception {
        try (NavSite site = NavSite.at(folder, Duration.ZERO)) {
            for (int i = 0; i < 20; i++) {
                site.alert("+4790000001", "linkDown: example-sw" + i + " port 12", 3);
            }
            try (RunningDaemon daemon = new RunningDaemon(site.conf())) {
                assertThat(NavSite.within(PATIENCE, () -> site.count('Y') == 20))
                        .isTrue();
                assertThat(daemon.daemon().config().queue().type()).isEqualTo(QueueSettings.Type.NAV);
            }
            assertThat(site.gateway().got()).hasSizeBetween(4, 6).allSatisfy(sms -> {
                assertThat(sms.phone()).isEqualTo("+4790000001");
                assertThat(sms.text()).startsWith("1: linkDown: example-sw").hasSizeLessThanOrEqualTo(160);
            });
        }
    }

    @Test
    void twoDaemonsSend300MessagesAs300SmsAndNoneIsEmpty() throws Exception {
        try (NavSite site = NavSite.at(folder, Duration.ofMillis(5))) {
            site.alerts(300);
            try (RunningDaemon one = new RunningDaemon(site.conf());
                    RunningDaemon two = new RunningDaemon(site.conf())) {
                assertThat(NavSite.within(PATIENCE, () -> site.count('Y') == 300))
                        .isTrue();
                assertThat(one.daemon()).isNotSameAs(two.daemon());
            }
            assertOnceEach(site.gateway().got(), 300);
        }
    }

    @Test
    void oneNumberThatTheGatewayFailsOnHarmsOnlyItself() throws Exception {
        try (NavSite site = NavSite.at(folder, Duration.ZERO)) {
            site.alerts(2000);
            site.gateway().answers(phone -> phone.equals("+4790000007") ? 500 : 200);
            try (RunningDaemon daemon = new RunningDaemon(site.conf())) {
                assertThat(NavSite.within(PATIENCE, () -> site.count('Y') == 1999))
                        .isTrue();
                assertThat(daemon.daemon().config().main().retryLimit()).isEqualTo(5);
            }
            assertOnceEach(site.gateway().got(), 1999);
            assertThat(site.count('N')).isEqualTo(1);
            assertThat(site.count('I')).isZero();
        }
    }

    @Test
    void aRefusedNumberEndsAtOnceAndTheOthersGoOn() throws Exception {
        try (NavSite site = NavSite.at(folder, Duration.ZERO)) {
            site.alerts(50);
            site.gateway().answers(phone -> phone.equals("+4790000007") ? 400 : 200);
            try (RunningDaemon daemon = new RunningDaemon(site.conf())) {
                assertThat(NavSite.within(PATIENCE, () -> site.count('N') == 0)).isTrue();
                daemon.daemon().stop();
            }
            assertThat(site.count('Y')).isEqualTo(49);
            assertThat(site.count('I')).isEqualTo(1);
        }
    }

    @Test
    void twentySecondsWithoutDatabaseLoseNothingAndDoubleNothing() throws Exception {
        try (Relay way = new Relay(NavSite.databasePort());
                NavSite site = NavSite.at(folder, Duration.ofMillis(20), way.port())) {
            site.alerts(400);
            try (RunningDaemon daemon = new RunningDaemon(site.conf())) {
                assertThat(NavSite.within(PATIENCE, () -> site.count('Y') >= 50))
                        .isTrue();
                way.cut();
                assertThat(NavSite.within(Duration.ofSeconds(20), () -> site.count('N') == 0))
                        .as("everything was sent before the outage began to matter")
                        .isFalse();
                way.mend();
                assertThat(NavSite.within(PATIENCE, () -> site.count('Y') == 400))
                        .isTrue();
                daemon.daemon().stop();
            }
            assertOnceEach(site.gateway().got(), 400);
        }
    }

    @Test
    void beingStoppedInTheMiddleLosesNothingAndDoublesNothing() throws Exception {
        try (NavSite site = NavSite.at(folder, Duration.ofMillis(50))) {
            site.alerts(100);
            for (int i = 1; i <= 3; i++) {
                int wanted = i * 20;
                try (RunningDaemon daemon = new RunningDaemon(site.conf())) {
                    assertThat(NavSite.within(PATIENCE, () -> site.count('Y') >= wanted))
                            .isTrue();
                    daemon.daemon().stop();
                }
                assertThat(site.gateway().got()).hasSize(site.count('Y'));
            }
            try (RunningDaemon last = new RunningDaemon(site.conf())) {
                assertThat(NavSite.within(PATIENCE, () -> site.count('Y') == 100))
                        .isTrue();
                last.daemon().stop();
            }
            assertOnceEach(site.gateway().got(), 100);
        }
    }

    @Test
    void anOutageOfTheGatewayGivesNobodysAlertsUp() throws Exception {
        try (NavSite site = NavSite.at(folder, Duration.ZERO)) {
            site.configure("retrylimit: 2\ncooldown: 1\nmaxdelay: 1");
            site.alerts(30);
            site.gateway().answers(phone -> 503);
            try (RunningDaemon daemon = new RunningDaemon(site.conf())) {
                assertThat(NavSite.within(Duration.ofSeconds(8), () -> site.count('N') < 30))
                        .as("something was given up")
                        .isFalse();
                site.gateway().answers(phone -> 200);
                assertThat(NavSite.within(PATIENCE, () -> site.count('Y') == 30))
                        .isTrue();
                daemon.daemon().stop();
            }
        }
    }

    @Test
    void aWrongPasswordStopsItWithAnExitCodeOfItsOwnAndKeepsTheAlerts() throws Exception {
        try (NavSite site = NavSite.at(folder, Duration.ZERO)) {
            site.alerts(3);
            site.gateway().answers(phone -> 401);
            try (RunningDaemon daemon = new RunningDaemon(site.conf())) {
                assertThat(daemon.awaitEnd()).isEqualTo(StopReason.NO_DISPATCHER);
            }
            assertThat(site.count('N')).isEqualTo(3);
        }
    }

    @Test
    void autocancelWorksWhileItRuns() throws IOException, SQLException, InterruptedException {
        try (NavSite site = NavSite.at(folder, Duration.ZERO)) {
            site.configure("autocancel: 1 second\ncooldown: 3600");
            site.gateway().answers(phone -> 503);
            site.alerts(3);
            try (RunningDaemon daemon = new RunningDaemon(site.conf())) {
                assertThat(NavSite.within(PATIENCE, () -> site.count('I') == 3)).isTrue();
                daemon.daemon().stop();
            }
        }
    }

    @Test
    void aReloadTakesTheNewConfigurationAndAWrongOneChangesNothing() throws Exception {
        try (NavSite site = NavSite.at(folder, Duration.ZERO)) {
            try (RunningDaemon daemon = new RunningDaemon(site.conf())) {
                site.configure("lanes: 3");
                daemon.daemon().reload();
                assertThat(NavSite.within(
                                PATIENCE, () -> daemon.daemon().config().main().lanes() == 3))
                        .isTrue();
                site.configure("lanes: none");
                daemon.daemon().reload();
                site.alerts(10);
                assertThat(NavSite.within(PATIENCE, () -> site.count('Y') == 10))
                        .isTrue();
                assertThat(daemon.daemon().config().main().lanes()).isEqualTo(3);
            }
            assertOnceEach(site.gateway().got(), 10);
        }
    }

    private static void assertOnceEach(List<Got> sms, int count) {
        assertThat(sms).hasSize(count).allSatisfy(got -> assertThat(got.text()).startsWith("link down "));
        assertThat(new HashSet<>(sms)).hasSize(count);
    }
}
