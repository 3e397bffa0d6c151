// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MailDeskTest {

    private static final Duration MOMENT = Duration.ofMillis(50);
    private final BlockingQueue<String> mails = new LinkedBlockingQueue<>();

    @Test
    void manyLinesAreOneMail() throws InterruptedException {
        try (MailDesk desk = new MailDesk((subject, body) -> mails.add(subject + "\n" + body), MOMENT, MOMENT)) {
            for (int i = 0; i < 500; i++) {
                desk.offer("line " + i);
            }
            String mail = mails.poll(10, TimeUnit.SECONDS);
            assertThat(mail).startsWith("smsd: 500 log lines\nline 0\n").endsWith("and 300 more, see the log");
        }
        assertThat(mails).isEmpty();
    }

    @Test
    void theNextMailWaitsAndClosingSendsWhatIsLeft() throws InterruptedException {
        MailDesk desk = new MailDesk((subject, body) -> mails.add(body), MOMENT, Duration.ofHours(1));
        desk.offer("first");
        assertThat(mails.poll(10, TimeUnit.SECONDS)).isEqualTo("first");
        desk.offer("second");
        desk.offer("third");
        assertThat(mails).isEmpty();
        desk.close();
        assertThat(mails).containsExactly("second\nthird");
    }

    @Test
    void aSilentMailServerHoldsUpNobody() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answers = new CountDownLatch(1);
        MailPost silent = (subject, body) -> {
            asked.countDown();
            try {
                answers.await();
            } catch (InterruptedException e) {
                throw new MailPost.NotMailed("interrupted");
            }
        };
        MailDesk desk = new MailDesk(silent, Duration.ZERO, MOMENT);
        desk.offer("one");
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        desk.offer("two");
        desk.offer("three");
        answers.countDown();
        desk.close();
    }

    @Test
    void aRealServerGetsTheLines() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            MailSettings settings = MailSettings.read(
                    DispatcherSettings.of(
                            "main",
                            Map.of(
                                    "mailaddr", "ops@example.com",
                                    "mailserver", "127.0.0.1",
                                    "mailport",
                                            Integer.toString(server.getSmtp().getPort()))),
                    Map.of("DEFAULT_FROM_EMAIL", "nav@example.com"));
            new SmtpPost(settings).mail("smsd: 1 log lines", "æøå is down");

            assertThat(server.waitForIncomingEmail(10_000, 1)).isTrue();
            MimeMessage mail = server.getReceivedMessages()[0];
            assertThat(mail.getContent().toString()).contains("æøå is down");
            assertThat(mail.getFrom()[0]).hasToString("nav@example.com");
            assertThat(settings.level()).isEqualTo(Level.ERROR);
        } finally {
            server.stop();
        }
    }
}
