// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.mail.MailSettings.Notify;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A mail server as it is used: OpenSMTPD with queue, notifications and local delivery. Without TLS and login: Debian's
 * 6.8.0p2 fails in every handshake (OpenSMTPD issues 1171 and 1239, OpenSSL 3), and without TLS it offers no login.
 */
class OpenSmtpdTest {

    @TempDir
    private Path folder;

    private RealProgram server;
    private int port;

    @BeforeEach
    void start() throws Exception {
        String program = RealProgram.find("smtpd").orElse("");
        if (program.isEmpty() || RealProgram.find("smtpctl").isEmpty()) {
            RealProgram.missing("no OpenSMTPD on this machine: install it (apt-get install opensmtpd)");
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            // Not missing, and nothing that can be installed.
            Assumptions.abort("OpenSMTPD starts as root only: run the tests as root");
        }
        // It delivers as another user, which must be able to come here.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path box = Files.createDirectory(folder.resolve("box"));
        assertThat(RealProgram.run(List.of("chown", "nobody", box.toString()))).isZero();
        port = freePort();
        Path configuration = Files.writeString(
                folder.resolve("smtpd.conf"),
                String.join(
                        "\n",
                        List.of(
                                "smtp max-message-size \"4K\"",
                                "listen on 127.0.0.1 port " + port + " hostname mx.test",
                                "action \"inbox\" maildir \"" + box
                                        + "/%{dest.user:lowercase}\" virtual { \"@\" = \"nobody\" }",
                                "match from local for domain \"sms.example.com\" action \"inbox\"",
                                "")));
        server = RealProgram.start(folder.resolve("log"), List.of(program, "-d", "-f", configuration.toString()));
        server.await("connection to OpenSMTPD", this::listens);
    }

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private SendResult send(String to, String text) {
        MailSettings settings = MailSettings.builder("mail1")
                .host("127.0.0.1")
                .port(port)
                .from("alerts@example.com")
                .to(to)
                .notify(Notify.ALWAYS)
                .build();
        try (MailDispatcher dispatcher = MailDispatcher.create(settings, DispatcherContext.standalone())) {
            return dispatcher.send(Sms.of(PhoneNumber.of("+4712345678"), List.of(SmsMessage.of(text))));
        }
    }

    @Test
    void theSendingIdIsTheServersQueueIdAndTheMailArrives() throws Exception {
        Accepted accepted =
                (Accepted) send("{phone}@sms.example.com", "Blåbær 🎄").outcome();
        assertThat(accepted.sendingId()).matches("[0-9a-f]{8}");
        Mailbox box = new Mailbox(folder.resolve("box/+4712345678"));
        server.await("mail", () -> box.size() == 1);
        List<String> received = new ArrayList<>();
        for (MimeMessage mail : box.mails()) {
            received.add(mail.getContent().toString().strip());
            assertThat(String.join(" ", mail.getHeader("Received"))).contains(accepted.sendingId());
        }
        assertThat(received).containsExactly("Blåbær 🎄");
    }

    @Test
    void whatItDoesNotRelayIsRefusedWithItsCode() {
        assertThat(send("{phone}@elsewhere.example", "hello").outcome().describe())
                .startsWith("rejected ")
                .contains("550");
    }

    @Test
    void aMailAboveItsLimitIsTooLong() {
        assertThat(send("{phone}@sms.example.com", "x".repeat(5000)).outcome().describe())
                .startsWith("rejected TOO_LONG");
    }
}
