// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.mail.MailSettings.Encoding;
import io.github.smsdispatch.mail.MailSettings.Notify;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The setters of {@link MailSettings.Builder} that concern the mail itself. */
abstract class LetterBuilder<B> extends ServerBuilder<B> {

    private static final int LONGEST = 2000;
    private static final PhoneNumber LONGEST_NUMBER = PhoneNumber.of("+999999999999999");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,76}");

    /** What the mail has anyway, or what would make it another mail. */
    private static final Pattern RESERVED = Pattern.compile(
            "(?i)from|sender|reply-to|to|cc|bcc|subject|date|message-id|mime-version|content-.*|return-path|received");

    Map<String, Secret> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String from = "";
    String replyTo = "";
    String envelopeFrom = "";

    @Nullable
    Template to;

    Template subject = Template.read("sms {phone}").orElseThrow();
    Template body = Template.read("{text}").orElseThrow();
    Encoding encoding = Encoding.EIGHT_BIT;
    Notify notify = Notify.SERVER_DEFAULT;
    int maxSegments = 255;

    LetterBuilder(String name) {
        super(name);
    }

    /**
     * Sets whom the mails go to: always the same mailbox, or one per recipient such as {@code {phone}@gateway.example.com}.
     *
     * @param template an address; {@code {phone}} and {@code {digits}} may stand in it
     * @return this
     */
    public B to(String template) {
        Template read = template("mailaddr", template);
        boolean address = Address.isValid(read.fill(LONGEST_NUMBER, ""));
        if (read.fields().contains(Template.Field.TEXT) || !address) {
            throw wrong("mailaddr", template.length() + " characters", MailSettings.TO_ALLOWED);
        }
        to = read;
        return self();
    }

    /**
     * Sets the sender of the mails.
     *
     * @param address the address in {@code From}
     * @return this
     */
    public B from(String address) {
        from = address("from", address);
        return self();
    }

    /**
     * Sets where answers go.
     *
     * @param address the address in {@code Reply-To}; default none
     * @return this
     */
    public B replyTo(String address) {
        replyTo = address("replyTo", address);
        return self();
    }

    /**
     * Sets where bounces and delivery status notifications go.
     *
     * @param address the address in MAIL FROM; default that in {@code From}
     * @return this
     */
    public B envelopeFrom(String address) {
        envelopeFrom = address("envelopeFrom", address);
        return self();
    }

    /**
     * Sets the subject. Line breaks and control characters in it become blanks.
     *
     * @param template {@code {phone}}, {@code {digits}} and {@code {text}} stand for what they say; default {@code sms
     *     {phone}}
     * @return this
     */
    public B subject(String template) {
        subject = template("subject", template);
        return self();
    }

    /**
     * Sets the body.
     *
     * @param template as for {@link #subject}; default {@code {text}}
     * @return this
     */
    public B body(String template) {
        body = template("body", template);
        return self();
    }

    /**
     * Sets how a body that isn't plain ASCII is written.
     *
     * @param how default {@link Encoding#EIGHT_BIT}
     * @return this
     */
    public B encoding(Encoding how) {
        encoding = how;
        return self();
    }

    /**
     * Asks for delivery status notifications, where the server offers that (RFC 3461).
     *
     * @param when default {@link Notify#SERVER_DEFAULT}
     * @return this
     */
    public B notify(Notify when) {
        notify = when;
        return self();
    }

    /**
     * Sets the longest SMS that the gateway makes of a mail.
     *
     * @param segments 1 to 255; default 255
     * @return this
     */
    public B maxSegments(int segments) {
        maxSegments = range("maxSegments", segments, 1, 255);
        return self();
    }

    /**
     * Adds a header to each mail, for gateways that want a key there.
     *
     * @param header its name; those that each mail has can't be set here
     * @param value its value, treated as a secret; printable ASCII
     * @return this
     */
    public B header(String header, Secret value) {
        boolean named =
                HEADER.matcher(header).matches() && !RESERVED.matcher(header).matches();
        if (!named || !value.reveal().matches("[ -~]{1,900}")) {
            throw wrong(
                    "header." + header.replaceAll("[^A-Za-z0-9-]", "?"),
                    "***",
                    "a header that a mail doesn't have anyway, and printable ASCII");
        }
        headers.put(header, value);
        return self();
    }

    private Template template(String key, String source) {
        String shape = source.length() + " characters";
        if (source.length() > LONGEST) {
            throw wrong(key, shape, "at most " + LONGEST + " characters");
        }
        return Template.read(source).orElseThrow(() -> wrong(key, shape, Template.ALLOWED));
    }

    private String address(String key, String address) {
        if (!Address.isValid(address)) {
            throw wrong(key, address.length() + " characters", Address.ALLOWED);
        }
        return address;
    }

    void checkComplete() {
        if (!enabled) {
            return;
        }
        Template address = to;
        if (address == null) {
            throw wrong("mailaddr", "nothing", MailSettings.TO_ALLOWED);
        }
        if (from.isEmpty()) {
            throw wrong("from", "nothing", Address.ALLOWED);
        }
        if (!address.namesRecipient() && !subject.namesRecipient() && !body.namesRecipient()) {
            throw wrong("subject", "no recipient in mailaddr, subject and body", "{phone} or {digits} in one of them");
        }
        if (!subject.fields().contains(Template.Field.TEXT) && !body.fields().contains(Template.Field.TEXT)) {
            throw wrong("body", "no text in subject and body", "{text} in one of them");
        }
        if (password != null && security() == MailSettings.Security.NONE && !isLocal() && !plaintextLoginAllowed) {
            throw wrong("security", "none, with a login", "starttls or tls, or allowPlaintextLogin");
        }
    }

    MailSettings.Security security() {
        MailSettings.Security chosen = security;
        if (chosen != null) {
            return chosen;
        }
        return isLocal() ? MailSettings.Security.NONE : MailSettings.Security.STARTTLS;
    }

    private boolean isLocal() {
        return host.equalsIgnoreCase("localhost") || host.equals("::1") || host.matches("127(\\.[0-9]{1,3}){3}");
    }
}
