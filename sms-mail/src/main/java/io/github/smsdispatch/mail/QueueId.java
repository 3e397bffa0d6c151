// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the id under which a server queued a mail in its answer to the end of the content. The words of that answer are
 * not standardised; these are those of servers in use.
 */
final class QueueId {

    private static final List<Pattern> FORMS = List.of(
            // Postfix: "Ok: queued as 4XyZ1a2b3c"
            Pattern.compile("queued as ([0-9A-Za-z]{4,40})\\b"),
            // Exim: "OK id=1rAbCd-000123-4X"
            Pattern.compile("\\bid=([0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4})\\b"),
            // Exchange: "<...> [InternalId=1234567, Hostname=...] Queued mail for delivery"
            Pattern.compile("\\[InternalId=([0-9]{1,30})\\b"),
            // sendmail, OpenSMTPD: "1a2b3c4d Message accepted for delivery"
            Pattern.compile("^([0-9A-Za-z]{8,40}) Message accepted for delivery"),
            // Gmail: "OK  1700000000 abc123-20020a05.12 - gsmtp"
            Pattern.compile("^OK\\s+[0-9]{6,12} ([0-9A-Za-z.-]{8,80}) - gsmtp"),
            // Haraka: "Message Queued (1B2A...)"
            Pattern.compile("^Message Queued \\(([0-9A-Fa-f.-]{8,60})\\)"),
            // Amazon SES: "Ok 0100018c..."
            Pattern.compile("^Ok ([0-9a-f]{16}-[0-9a-f-]{20,60})$"));

    private QueueId() {}

    static Optional<String> in(String text) {
        return FORMS.stream()
                .map(form -> form.matcher(text))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }
}
