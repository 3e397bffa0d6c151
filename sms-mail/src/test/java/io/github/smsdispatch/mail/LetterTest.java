// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.mail.MailSettings.Encoding;
import io.github.smsdispatch.mail.MailSettings.Notify;
import io.github.smsdispatch.testkit.MutableClock;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands on the wire: envelope, headers, body. */
class LetterTest {

    private static final String TEXT = "Blåbær & ёлка 🎄\nlinje to";

    private final SmtpPeer peer = new SmtpPeer();

    @AfterEach
    void close() {
        peer.close();
    }

    private MimeMessage sent(String text, UnaryOperator<MailSettings.Builder> more) throws Exception {
        MailSettings.Builder builder = MailSettings.builder("mail1")
                .host("127.0.0.1")
                .port(peer.port())
                .from("alerts@example.com")
                .to("sms@gateway.example.com");
        DispatcherContext context = DispatcherContext.builder()
                .clock(MutableClock.at(Instant.parse("2026-11-22T08:00:00Z")))
                .build();
        try (MailDispatcher dispatcher =
                MailDispatcher.create(more.apply(builder).build(), context)) {
            assertThat(dispatcher
                            .sendSms(PhoneNumber.of("+4712345678"), List.of(SmsMessage.of(text)))
                            .outcome())
                    .isInstanceOf(Accepted.class);
        }
        String wire = peer.mails.get(peer.mails.size() - 1);
        String content = wire.substring(0, wire.length() - ".\r\n".length()).replace("\r\n..", "\r\n.");
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    private MimeMessage sent(String text) throws Exception {
        return sent(text, builder -> builder);
    }

    private String command(String verb) {
        return peer.commands.stream()
                .filter(c -> c.startsWith(verb))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itLooksAsTheSeedsMails() throws Exception {
        MimeMessage mail = sent("Disk full on web1");
        assertThat(mail.getHeader("To")).containsExactly("sms@gateway.example.com");
        assertThat(mail.getHeader("From")).containsExactly("alerts@example.com");
        assertThat(mail.getSubject()).isEqualTo("sms +4712345678");
        assertThat(mail.getContent()).isEqualTo("Disk full on web1\r\n");
        assertThat(mail.getContentType()).isEqualTo("text/plain; charset=us-ascii");
        assertThat(mail.getEncoding()).isEqualTo("7bit");
        assertThat(mail.getSentDate().toInstant()).isEqualTo(Instant.parse("2026-11-22T08:00:00Z"));
        assertThat(mail.getMessageID()).matches("<sms-[0-9a-f-]{36}@example\\.com>");
        assertThat(command("MAIL"))
                .isEqualTo("MAIL FROM:<alerts@example.com> ENVID="
                        + mail.getMessageID().substring(1, 41));
        assertThat(command("RCPT")).isEqualTo("RCPT TO:<sms@gateway.example.com>");
        assertThat(command("EHLO")).isEqualTo("EHLO [127.0.0.1]");
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void textsArriveAsTheyAreInEachEncoding(Encoding encoding) throws Exception {
        MimeMessage mail = sent(TEXT, builder -> builder.encoding(encoding));
        assertThat(mail.getEncoding())
                .isEqualTo(
                        switch (encoding) {
                            case EIGHT_BIT -> "8bit";
                            case QUOTED_PRINTABLE -> "quoted-printable";
                            case BASE64 -> "base64";
                        });
        assertThat(mail.getContent().toString().strip()).isEqualTo(TEXT.replace("\n", "\r\n"));
        assertThat(command("MAIL").contains("BODY=8BITMIME")).isEqualTo(encoding == Encoding.EIGHT_BIT);
    }

    @Test
    void withoutTheServersOfferNothingIsWrittenInEightBits() throws Exception {
        peer.answer("EHLO", "250 mx.test");
        MimeMessage mail = sent(TEXT);
        assertThat(mail.getEncoding()).isEqualTo("quoted-printable");
        assertThat(mail.getContent().toString().strip()).isEqualTo(TEXT.replace("\n", "\r\n"));
        assertThat(command("MAIL")).isEqualTo("MAIL FROM:<alerts@example.com>");
    }

    @Test
    void linesLongerThanSmtpAllowsAreBroken() throws Exception {
        String text = "x".repeat(999);
        MimeMessage mail = sent(text);
        assertThat(mail.getEncoding()).isEqualTo("quoted-printable");
        assertThat(mail.getContent().toString().strip()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "a\n.\nMAIL FROM:<x@y>",
                "a\r\n.\r\nMAIL FROM:<x@y>",
                "a\r.\rMAIL FROM:<x@y>",
                "a\n.\r\nQUIT",
                "a\r\n.\nQUIT\r\n",
                "a\n..\nb",
                "\n\n.\n"
            })
    void noTextEndsTheContentOrSmugglesACommand(String text) throws Exception {
        MimeMessage mail = sent(text);
        assertThat(peer.mails).hasSize(1);
        assertThat(peer.count("MAIL")).isEqualTo(1);
        assertThat(mail.getContent().toString().strip())
                .isEqualTo(text.replaceAll("\r\n|\r|\n", "\r\n").strip());
    }

    @Test
    void noTextMakesAHeader() throws Exception {
        String text = "hello\r\nBcc: everybody@example.com\n\nbody\u2029Cc: x\u2028Cc: y\tz\fæ";
        MimeMessage mail = sent(text, builder -> builder.subject("{text} {phone}"));
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("Cc")).isNull();
        assertThat(mail.getSubject()).startsWith("hello Bcc: everybody@example.com  body Cc: x Cc: y z æ +47");
        assertThat(peer.count("RCPT")).isEqualTo(1);
    }

    @Test
    void aLongTextInTheSubjectIsFolded() throws Exception {
        String text = "Å ".repeat(400).strip();
        MimeMessage mail = sent(text, builder -> builder.subject("{text}").body("to {phone}: see subject"));
        assertThat(mail.getSubject()).isEqualTo(text);
        assertThat(peer.mails.get(0).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(998));
    }

    @Test
    void theNumberCanBeTheAddress() throws Exception {
        MimeMessage mail = sent(
                "hi",
                builder -> builder.to("{phone}@sms.example.com")
                        .subject("{digits}")
                        .envelopeFrom("bounces@example.com")
                        .replyTo("desk@example.com")
                        .header("X-Gateway-Key", Secret.of("k3y")));
        assertThat(command("RCPT")).isEqualTo("RCPT TO:<+4712345678@sms.example.com>");
        assertThat(command("MAIL")).startsWith("MAIL FROM:<bounces@example.com>");
        assertThat(mail.getSubject()).isEqualTo("4712345678");
        assertThat(mail.getHeader("Reply-To")).containsExactly("desk@example.com");
        assertThat(mail.getHeader("X-Gateway-Key")).containsExactly("k3y");
    }

    @Test
    void notificationsAreAskedForWhereTheyAreOffered() throws Exception {
        sent("hi", builder -> builder.notify(Notify.ALWAYS));
        assertThat(command("MAIL")).contains(" RET=HDRS").contains(" ENVID=sms-");
        assertThat(command("RCPT")).endsWith(" NOTIFY=SUCCESS,FAILURE,DELAY");
        peer.commands.clear();
        peer.answer("EHLO", "250 mx.test");
        sent("hi", builder -> builder.notify(Notify.NEVER));
        assertThat(command("MAIL") + command("RCPT")).doesNotContain("RET=", "ENVID=", "NOTIFY=");
    }
}
