// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.DispatcherStatus.Health;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.mail.MailSettings.Security;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of another code base, in another language, with another TLS: aiosmtpd, with a Maildir. */
class AiosmtpdTest {

    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    private Path folder;

    private RealProgram server;
    private int port;

    @BeforeEach
    void find() throws Exception {
        boolean there =
                Files.isExecutable(Path.of(PYTHON)) && RealProgram.run(List.of(PYTHON, "-c", "import aiosmtpd")) == 0;
        if (!there) {
            RealProgram.missing("no aiosmtpd on this machine: install it (apt-get install python3-aiosmtpd)");
        }
    }

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    private Mailbox box() {
        return new Mailbox(folder.resolve("box"));
    }

    private void start(String... more) throws Exception {
        Path script =
                Path.of(AiosmtpdTest.class.getResource("/aiosmtpd-server.py").toURI());
        Path portFile = folder.resolve("port");
        List<String> command = new ArrayList<>(List.of(
                PYTHON,
                script.toString(),
                portFile.toString(),
                folder.resolve("box").toString()));
        command.addAll(List.of(more));
        server = RealProgram.start(folder.resolve("log"), command);
        server.await("port of aiosmtpd", () -> Files.exists(portFile));
        port = Integer.parseInt(Files.readString(portFile));
    }

    private MailSettings.Builder settings() {
        return MailSettings.builder("mail1")
                .host("127.0.0.1")
                .port(port)
                .from("alerts@example.com")
                .to("{phone}@sms.example.com");
    }

    private static Sms sms(String text) {
        return Sms.of(PhoneNumber.of("+4712345678"), List.of(SmsMessage.of(text)));
    }

    @Test
    void textsArriveAsTheyWereWritten() throws Exception {
        start();
        List<String> texts = List.of("Disk full", "Blåbær\nog ёлка 🎄", ".\n..\n.x", "x".repeat(1200));
        try (MailDispatcher dispatcher = MailDispatcher.create(settings().build(), DispatcherContext.standalone())) {
            assertThat(dispatcher.sendBatch(
                            texts.stream().map(AiosmtpdTest::sms).toList()))
                    .allSatisfy(result -> assertThat(result.outcome()).isInstanceOf(Accepted.class));
        }
        List<String> arrived = new ArrayList<>();
        for (MimeMessage mail : box().mails()) {
            assertThat(mail.getHeader("X-RcptTo")).containsExactly("+4712345678@sms.example.com");
            assertThat(mail.getHeader("X-MailFrom")).containsExactly("alerts@example.com");
            assertThat(mail.getSubject()).isEqualTo("sms +4712345678");
            arrived.add(mail.getContent().toString().replace("\r\n", "\n").replaceAll("\n$", ""));
        }
        assertThat(arrived).containsExactlyInAnyOrderElementsOf(texts);
    }

    @Test
    void encryptedAndLoggedInManySmsGoOverOneSession() throws Exception {
        start(pem().toArray(new String[0]));
        TestKeys keys = TestKeys.of(folder, "san=ip:127.0.0.1");
        MailSettings secure = settings()
                .security(Security.STARTTLS)
                .trustStore(keys.file(), keys.password())
                .login("alerts", Secret.of("s3cr3t"))
                .build();
        try (MailDispatcher dispatcher = MailDispatcher.create(secure, DispatcherContext.standalone())) {
            assertThat(dispatcher.status().health()).isEqualTo(Health.UP);
            List<Sms> batch =
                    IntStream.range(0, 16).mapToObj(i -> sms("text " + i)).toList();
            assertThat(dispatcher.sendBatch(batch))
                    .allSatisfy(result -> assertThat(result.outcome()).isInstanceOf(Accepted.class));
        }
        assertThat(box().size()).isEqualTo(16);
    }

    @Test
    void aWrongPasswordIsTheOperatorsMatter() throws Exception {
        start(pem().toArray(new String[0]));
        TestKeys keys = TestKeys.of(folder, "san=ip:127.0.0.1");
        MailSettings wrong = settings()
                .security(Security.STARTTLS)
                .trustStore(keys.file(), keys.password())
                .login("alerts", Secret.of("wr0ng"))
                .build();
        assertThat(send(wrong)).isInstanceOfSatisfying(Unavailable.class, u -> {
            assertThat(u.reason()).isEqualTo(UnavailableReason.LOGIN_REFUSED);
            assertThat(u.permanent()).isTrue();
        });
        assertThat(box().size()).isZero();
    }

    @Test
    void aServerThatWantsTlsOrALoginRefusesTheRouteAndNotTheMessage() throws Exception {
        start(pem().toArray(new String[0]));
        assertThat(send(settings().security(Security.NONE).build()))
                .isInstanceOfSatisfying(
                        Unavailable.class, u -> assertThat(u.permanent()).isTrue());
    }

    private static Outcome send(MailSettings settings) {
        try (MailDispatcher dispatcher = MailDispatcher.create(settings, DispatcherContext.standalone())) {
            return dispatcher.send(sms("hello")).outcome();
        }
    }

    /** Certificate, key, user, password. */
    private List<String> pem() throws Exception {
        TestKeys keys = TestKeys.of(folder, "san=ip:127.0.0.1");
        return List.of(keys.certificatePem().toString(), keys.privateKeyPem().toString(), "alerts", "s3cr3t");
    }
}
