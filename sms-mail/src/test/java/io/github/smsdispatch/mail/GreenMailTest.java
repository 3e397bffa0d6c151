// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.smsdispatch.api.DispatcherStatus.Health;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The usual test server of Java's mail users, in this process. */
class GreenMailTest {

    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @BeforeEach
    void start() {
        server.start();
        server.setUser("alerts@example.com", "alerts", "s3cr3t");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private MailDispatcher dispatcher(String password) {
        return MailDispatcher.create(
                MailSettings.builder("mail1")
                        .host("127.0.0.1")
                        .port(server.getSmtp().getPort())
                        .login("alerts", Secret.of(password))
                        .from("alerts@example.com")
                        .to("sms@gateway.example.com")
                        .inFlight(4)
                        .build(),
                DispatcherContext.standalone());
    }

    private static Sms sms(int i) {
        return Sms.of(PhoneNumber.of("+47900000" + (10 + i)), List.of(SmsMessage.of("Hei på deg " + i)));
    }

    @Test
    void batchesArriveAsMails() throws Exception {
        try (MailDispatcher dispatcher = dispatcher("s3cr3t")) {
            List<SendResult> results = dispatcher.sendBatch(
                    IntStream.range(0, 20).mapToObj(GreenMailTest::sms).toList());
            assertThat(results)
                    .allSatisfy(result -> assertThat(result.outcome()).isInstanceOf(Accepted.class));
            assertThat(results.stream().map(result -> ((Accepted) result.outcome()).sendingId()))
                    .doesNotHaveDuplicates();
            assertThat(dispatcher.status().health()).isEqualTo(Health.UP);
        }
        MimeMessage[] mails = server.getReceivedMessages();
        assertThat(mails).hasSize(20);
        assertThat(mails[7].getSubject()).isEqualTo("sms +4790000017");
        assertThat(mails[7].getContent().toString().strip()).isEqualTo("Hei på deg 7");
    }

    @Test
    void aRefusedLoginIsTheOperatorsMatterAndTriedOnce() {
        try (MailDispatcher dispatcher = dispatcher("wr0ng")) {
            for (SendResult result : dispatcher.sendBatch(List.of(sms(1), sms(2)))) {
                Outcome outcome = result.outcome();
                assertThat(outcome).isInstanceOfSatisfying(Unavailable.class, u -> {
                    assertThat(u.reason()).isEqualTo(UnavailableReason.LOGIN_REFUSED);
                    assertThat(u.permanent()).isTrue();
                });
            }
            assertThat(dispatcher.status().health()).isEqualTo(Health.DOWN);
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }
}
