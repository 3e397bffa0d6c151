// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import io.github.smsdispatch.mail.Ending.Answered;
import io.github.smsdispatch.mail.Ending.Failed;
import io.github.smsdispatch.mail.Ending.Kind;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * The library's SMTP client, watched: which command the session is at, what the first answer to it was, and whether the
 * end of the content was written. The library's own exceptions tell neither stage nor answer when a later RSET fails.
 * Used by one thread.
 */
final class TracedTransport extends SMTPTransport {

    /** The library traces under its subclass's package: whole mails with numbers and texts, which never belong in a log. */
    private static final Logger TRACE = Logger.getLogger(TracedTransport.class.getPackageName());

    static {
        TRACE.setLevel(Level.OFF);
    }

    private final Wire wire;
    private Progress progress;
    private boolean secure;
    private @Nullable Ending answer;
    private @Nullable Letter letter;
    private boolean eightBit;

    TracedTransport(Session session, URLName url, Wire wire, boolean secure, Progress progress) {
        super(session, url);
        this.wire = wire;
        this.secure = secure;
        this.progress = progress;
    }

    boolean offers(String extension) {
        return supportsExtension(extension);
    }

    /** Sends a mail and tells how it ended. */
    Ending send(Letter mail, boolean isEightBit, Address to, Progress itsProgress) {
        progress = itsProgress;
        answer = null;
        letter = mail;
        eightBit = isEightBit;
        try {
            sendMessage(mail, new Address[] {to});
            return ending(null);
        } catch (MessagingException e) {
            return ending(e);
        } finally {
            letter = null;
        }
    }

    /** Asks whether the server is still there. */
    Ending ask(Progress itsProgress) {
        progress = itsProgress;
        try {
            enter(Stage.EHLO);
            simpleCommand("NOOP");
            return ending(null);
        } catch (MessagingException e) {
            return ending(e);
        }
    }

    /** How it ended: by the caller's giving up, else by the first answer of the stage, else by the exception. */
    Ending ending(@Nullable Throwable thrown) {
        if (progress.givenUp().isPresent() && !(answer instanceof Answered)) {
            return progress.givenUp().get();
        }
        Ending first = answer;
        boolean opening = progress.stage().isOpening();
        boolean positive =
                first instanceof Answered answered && answered.reply().kind() < 4;
        if (first != null && !(opening && positive && thrown != null)) {
            return first;
        }
        return thrown == null ? new Failed(Kind.LOST, "the connection broke") : Failures.of(thrown);
    }

    private void enter(Stage stage) throws MessagingException {
        answer = null;
        progress.enter(stage);
    }

    @Override
    protected boolean ehlo(String domain) throws MessagingException {
        enter(Stage.EHLO);
        return super.ehlo(domain);
    }

    @Override
    protected void startTLS() throws MessagingException {
        enter(Stage.TLS);
        super.startTLS();
        secure = true;
    }

    @Override
    protected void mailFrom() throws MessagingException {
        enter(Stage.MAIL);
        Letter mail = letter;
        if (mail != null) {
            String body = eightBit ? "BODY=8BITMIME" : "";
            String id = supportsExtension("DSN") ? "ENVID=" + mail.envelopeId() : "";
            mail.setMailExtension((body + " " + id).strip());
        }
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        enter(Stage.RCPT);
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        enter(Stage.DATA);
        OutputStream content = super.data();
        enter(Stage.CONTENT);
        return content;
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        boolean end = command.equals(".") && progress.stage() == Stage.CONTENT;
        if (end) {
            enter(Stage.DOT);
        } else if (command.startsWith("AUTH ")) {
            enter(Stage.AUTH);
        }
        wire.expectAnswer();
        try {
            super.sendCommand(command);
        } catch (MessagingException e) {
            // A socket that throws hasn't taken all bytes; what TLS has done by then isn't as sure.
            if (end && !secure) {
                progress.endNotWritten();
            }
            note(Failures.of(e));
            throw e;
        }
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        try {
            int code = super.readServerResponse();
            note(code < 0 && "[EOF]".equals(getLastServerResponse()) ? closed() : read(getLastServerResponse()));
            return code;
        } catch (MessagingException e) {
            note(Failures.of(e));
            throw e;
        }
    }

    /** While the session opens the last answer counts, later the first one: RSET follows a refusal. */
    private void note(Ending ending) {
        if (answer == null || progress.stage().isOpening()) {
            answer = ending;
        }
    }

    private static Ending closed() {
        return new Failed(Kind.LOST, "the server closed the connection");
    }

    private static Ending read(@Nullable String lines) {
        return SmtpReply.read(lines == null ? "" : lines)
                .<Ending>map(Answered::new)
                .orElseGet(() -> new Failed(Kind.UNREADABLE, "an answer that isn't SMTP"));
    }
}
