// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.Outcome.Rejected;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.Outcome.Unknown;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.mail.Ending.Answered;
import io.github.smsdispatch.mail.Ending.Failed;
import io.github.smsdispatch.mail.Ending.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of stages, answers and outcomes. The last column is the clause that a row follows. */
class MailReplyTest {

    private static final Mail OWN_ADDRESS = new Mail("sms-1", "+4712345678@gw.example", "", "hello", true, 1);
    private static final Mail FIXED_ADDRESS = new Mail("sms-1", "sms@gw.example", "sms +4712345678", "hello", false, 1);

    private static Outcome outcome(Stage stage, String answer, Mail mail) {
        return MailReply.outcome(stage, new Answered(SmtpReply.read(answer).orElseThrow()), mail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GREETING | 421 mx closing                                    | BUSY            | false | RFC 5321 3.8
            GREETING | 554 5.3.2 no SMTP service here                    | CONFIGURATION   | true  | RFC 5321 3.1, 4.3.2
            GREETING | 521 5.3.2 this host accepts no mail               | CONFIGURATION   | true  | RFC 7504 3
            GREETING | 250 hello                                         | TRANSPORT_ERROR | false | RFC 5321 4.3.1
            EHLO     | 450 4.7.1 your address is not welcome now         | THROTTLED       | false | RFC 3463 3.8
            EHLO     | 550 5.7.1 your address is not welcome             | CONFIGURATION   | true  | RFC 5321 4.1.4
            TLS      | 454 4.7.0 TLS not available                       | THROTTLED       | false | RFC 3207 4
            TLS      | 502 5.5.1 not implemented                         | CONFIGURATION   | true  | RFC 5321 4.2.4
            AUTH     | 535 5.7.8 credentials invalid                     | LOGIN_REFUSED   | true  | RFC 4954 6
            AUTH     | 534 5.7.9 mechanism too weak                      | LOGIN_REFUSED   | true  | RFC 4954 6
            AUTH     | 538 5.7.11 encryption required                    | LOGIN_REFUSED   | true  | RFC 4954 6
            AUTH     | 500 5.5.6 line too long                           | LOGIN_REFUSED   | true  | RFC 4954 6
            AUTH     | 432 4.7.12 a password transition is needed        | LOGIN_REFUSED   | true  | RFC 4954 6
            AUTH     | 454 4.7.0 temporary authentication failure        | LOGIN_REFUSED   | false | RFC 4954 6
            MAIL     | 421 4.3.2 shutting down                           | THROTTLED       | false | RFC 5321 3.8
            MAIL     | 451 4.3.0 local error                             | TRANSPORT_ERROR | false | RFC 5321 4.2.2
            MAIL     | 452 4.3.1 insufficient storage                    | THROTTLED       | false | RFC 5321 4.2.2
            MAIL     | 530 5.7.0 authentication required                 | LOGIN_REFUSED   | true  | RFC 4954 6
            MAIL     | 550 5.7.1 sender refused                          | CONFIGURATION   | true  | RFC 5321 3.3
            MAIL     | 553 5.1.7 bad sender address                      | CONFIGURATION   | true  | RFC 3463 3.2
            MAIL     | 555 5.5.4 parameters not recognised               | CONFIGURATION   | true  | RFC 5321 4.1.1.11
            RCPT     | 421 4.4.2 time-out                                | BUSY            | false | RFC 5321 3.8
            RCPT     | 450 4.2.1 mailbox busy                            | BUSY            | false | RFC 5321 4.2.2
            RCPT     | 451 4.7.1 greylisted, come back                   | THROTTLED       | false | RFC 6647 2
            RCPT     | 452 4.5.3 too many recipients                     | THROTTLED       | false | RFC 5321 4.5.3.1.10
            RCPT     | 503 5.5.1 bad sequence                            | CONFIGURATION   | true  | RFC 5321 4.2.4
            RCPT     | 530 5.7.0 authentication required                 | LOGIN_REFUSED   | true  | RFC 4954 6
            DATA     | 451 4.3.0 try later                               | TRANSPORT_ERROR | false | RFC 5321 4.3.2
            DATA     | 250 Ok                                            | TRANSPORT_ERROR | false | RFC 5321 4.3.2
            DATA     | 503 5.5.1 no recipients                           | CONFIGURATION   | true  | RFC 5321 3.3
            DOT      | 421 4.3.0 shutting down                           | BUSY            | false | RFC 5321 3.8, 4.2.5
            DOT      | 451 4.3.0 local error                             | TRANSPORT_ERROR | false | RFC 5321 4.2.5
            DOT      | 452 4.3.1 queue full                              | THROTTLED       | false | RFC 5321 4.3.2
            DOT      | 450 4.7.1 too many messages                       | THROTTLED       | false | RFC 3463 3.8
            """)
    void nothingWasHandedOver(Stage stage, String answer, UnavailableReason reason, boolean permanent, String clause) {
        assertThat(outcome(stage, answer, OWN_ADDRESS)).as(clause).isInstanceOfSatisfying(Unavailable.class, u -> {
            assertThat(u.reason()).isEqualTo(reason);
            assertThat(u.permanent()).isEqualTo(permanent);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RCPT | 550 5.1.1 user unknown                  | INVALID_RECIPIENT | 550 5.1.1 | RFC 3463 3.2
            RCPT | 550 no such user                        | INVALID_RECIPIENT | 550       | RFC 5321 4.2.2
            RCPT | 551 user not local                      | INVALID_RECIPIENT | 551       | RFC 5321 3.4
            RCPT | 553 mailbox name not allowed            | INVALID_RECIPIENT | 553       | RFC 5321 4.2.2
            RCPT | 501 5.1.3 bad address syntax            | INVALID_RECIPIENT | 501 5.1.3 | RFC 3463 3.2
            RCPT | 550 5.7.1 barred                        | BLOCKED           | 550 5.7.1 | RFC 3463 3.8
            RCPT | 550 5.2.1 mailbox disabled              | OTHER             | 550 5.2.1 | RFC 3463 3.3
            RCPT | 552 5.2.2 mailbox full                  | OTHER             | 552 5.2.2 | RFC 3463 3.3
            RCPT | 556 5.1.10 domain takes no mail         | INVALID_RECIPIENT | 556 5.1.10 | RFC 7504 4
            DATA | 554 no valid recipients                 | OTHER             | 554       | RFC 5321 4.3.2
            DATA | 550 5.7.1 policy                        | BLOCKED           | 550 5.7.1 | RFC 5321 4.3.2
            DOT  | 554 5.6.0 content not acceptable        | INVALID_CONTENT   | 554 5.6.0 | RFC 3463 3.7
            DOT  | 552 5.3.4 message too big               | TOO_LONG          | 552 5.3.4 | RFC 1870 6.3
            DOT  | 552 too much mail data                  | TOO_LONG          | 552       | RFC 5321 4.2.2
            DOT  | 550 5.7.1 looks like spam               | BLOCKED           | 550 5.7.1 | RFC 5321 4.3.2
            DOT  | 554 transaction failed                  | OTHER             | 554       | RFC 5321 4.2.2
            """)
    void theMailWasRefused(Stage stage, String answer, RejectionReason reason, String code, String clause) {
        assertThat(outcome(stage, answer, OWN_ADDRESS)).as(clause).isInstanceOfSatisfying(Rejected.class, r -> {
            assertThat(r.reason()).isEqualTo(reason);
            assertThat(r.code()).isEqualTo(code);
        });
    }

    @Test
    void aRefusedMailboxThatAllSmsGoToIsNotTheFaultOfOneSms() {
        assertThat(outcome(Stage.RCPT, "550 5.1.1 user unknown", FIXED_ADDRESS))
                .isInstanceOfSatisfying(Unavailable.class, u -> {
                    assertThat(u.reason()).isEqualTo(UnavailableReason.CONFIGURATION);
                    assertThat(u.permanent()).isTrue();
                });
        assertThat(outcome(Stage.DOT, "550 5.7.1 no", FIXED_ADDRESS)).isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            250 2.0.0 Ok: queued as 4XyZ1a2b3c                           | 4XyZ1a2b3c
            250 OK id=1rAbCd-000123-4X                                   | 1rAbCd-000123-4X
            250 OK id=1rAbCd-00000001abc-4X5Y                            | 1rAbCd-00000001abc-4X5Y
            250 2.0.0 1a2b3c4d Message accepted for delivery             | 1a2b3c4d
            250 2.0.0 4AKMxyz1012345 Message accepted for delivery       | 4AKMxyz1012345
            250 2.6.0 <a@b> [InternalId=123456, Hostname=x] Queued mail for delivery | 123456
            250 2.0.0 OK  1700000000 abc123-20020a05.12 - gsmtp          | abc123-20020a05.12
            250 Message Queued (1B2A3C4D-0001)                           | 1B2A3C4D-0001
            250 OK                                                       | sms-1
            250                                                          | sms-1
            251 2.0.0 taken                                              | sms-1
            """)
    void anyPositiveAnswerAfterTheContentIsAnAcceptance(String answer, String id) {
        assertThat(outcome(Stage.DOT, answer, OWN_ADDRESS)).isEqualTo(new Accepted(id, 1));
    }

    @Test
    void anIntermediateAnswerAfterTheContentIsUnknown() {
        assertThat(outcome(Stage.DOT, "354 go on", OWN_ADDRESS)).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void onlyTheEndOfTheContentMakesADeadConnectionUnknown(Stage stage) {
        for (Kind kind : Kind.values()) {
            Outcome outcome = MailReply.outcome(stage, new Failed(kind, "x"), OWN_ADDRESS);
            assertThat(outcome)
                    .as("%s at %s; RFC 5321 4.1.1.10 and 6.1", kind, stage)
                    .isInstanceOf(stage == Stage.DOT ? Unknown.class : Unavailable.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void noAnswerEverTellsTheNumberOrTheLogin(Stage stage) {
        for (String code : new String[] {"421", "450", "454", "500", "535", "550", "554"}) {
            String text = outcome(stage, code + " <+4712345678@gw.example> 47-12-34 5678", OWN_ADDRESS)
                    .toString();
            assertThat(text).doesNotContain("4712345678").doesNotContain("34 5678");
        }
        assertThat(outcome(Stage.AUTH, "500 what? AUTH PLAIN AGFsZXJ0cwBzM2NyM3Q=", OWN_ADDRESS)
                        .toString())
                .doesNotContain("AGFs");
    }

    @ParameterizedTest
    @CsvSource({"25", "2500 x", "abc", "HTTP/1.1 200 OK", "650 x", "190 x", "'250-a\n550 b'", "''", "'250 a\nb'"})
    void whatIsNoAnswerIsNotRead(String lines) {
        assertThat(SmtpReply.read(lines)).isEmpty();
    }

    @Test
    void linesOfAnAnswerAreJoined() {
        assertThat(SmtpReply.read("550-5.1.1 no such\n550 5.1.1 user\n"))
                .contains(new SmtpReply(550, "5.1.1", "no such user"));
    }
}
