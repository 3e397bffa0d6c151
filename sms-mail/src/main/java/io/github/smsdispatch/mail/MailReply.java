// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.Outcome.Rejected;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.Outcome.Unknown;
import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import io.github.smsdispatch.mail.Ending.Answered;
import io.github.smsdispatch.mail.Ending.Failed;

/**
 * From the stage of the session and how it ended to the outcome of the SMS. Pure; each row's clause stands in {@code
 * MailReplyTest} and in the module's README.
 */
final class MailReply {

    private MailReply() {}

    /**
     * Reads one ending.
     *
     * @param stage how far the session came
     * @param ending how it ended there
     * @param mail what was to be sent
     */
    static Outcome outcome(Stage stage, Ending ending, Mail mail) {
        if (ending instanceof Failed failed) {
            return stage.mayHaveArrived() ? unknown(failed) : notHandedOver(stage, failed);
        }
        SmtpReply reply = ((Answered) ending).reply();
        return switch (reply.kind()) {
            case 2 -> positive(stage, reply, mail);
            case 4 -> Later.outcome(stage, reply);
            case 5 -> Refusal.outcome(stage, reply, mail);
            default -> strange(stage, reply);
        };
    }

    private static Outcome positive(Stage stage, SmtpReply reply, Mail mail) {
        return stage == Stage.DOT
                ? new Accepted(QueueId.in(reply.text()).orElse(mail.id()), mail.segments())
                : strange(stage, reply);
    }

    /** Something else than the stage's answer, for example 250 to DATA. */
    private static Outcome strange(Stage stage, SmtpReply reply) {
        String text = reply.codes() + " is no answer " + stage.words();
        return stage.mayHaveArrived()
                ? new Unknown(UnknownReason.UNREADABLE_ANSWER, text)
                : new Unavailable(UnavailableReason.TRANSPORT_ERROR, text);
    }

    private static Outcome notHandedOver(Stage stage, Failed failed) {
        String text = failed.text() + " " + stage.words();
        if (stage == Stage.WAITING && failed.kind() == Ending.Kind.NO_ANSWER) {
            return new Unavailable(UnavailableReason.BUSY, "earlier SMS used up the time budget");
        }
        return switch (failed.kind()) {
            case NOT_CONNECTED, LOST, NO_ANSWER -> new Unavailable(UnavailableReason.UNREACHABLE, text);
            case UNREADABLE, INTERRUPTED -> new Unavailable(UnavailableReason.TRANSPORT_ERROR, text);
            case NOT_TRUSTED -> new Unavailable(UnavailableReason.UNREACHABLE, text, null, Recovery.BY_OPERATOR);
            case NOT_OFFERED -> new Unavailable(UnavailableReason.CONFIGURATION, text, null, Recovery.BY_OPERATOR);
        };
    }

    private static Outcome unknown(Failed failed) {
        UnknownReason reason = switch (failed.kind()) {
            case INTERRUPTED -> UnknownReason.INTERRUPTED;
            case NO_ANSWER -> UnknownReason.NO_ANSWER;
            case UNREADABLE -> UnknownReason.UNREADABLE_ANSWER;
            default -> UnknownReason.CONNECTION_LOST;
        };
        return new Unknown(reason, failed.text() + " " + Stage.DOT.words());
    }

    /** An answer of class 4yz: whatever the stage, the server has not taken the mail (RFC 5321 section 4.2.1). */
    private static final class Later {

        static Outcome outcome(Stage stage, SmtpReply reply) {
            if (stage == Stage.AUTH) {
                // RFC 4954 section 6: 432 wants a person, 454 is the server's own trouble. The words may quote the
                // login.
                Recovery recovery = reply.code() == 432 ? Recovery.BY_OPERATOR : Recovery.BY_ITSELF;
                return new Unavailable(UnavailableReason.LOGIN_REFUSED, reply.codes() + " in AUTH", null, recovery);
            }
            return new Unavailable(reason(reply), said(stage, reply));
        }

        private static UnavailableReason reason(SmtpReply reply) {
            if (reply.concerns(7, -1) || reply.concerns(3, 2) || reply.code() == 452) {
                return UnavailableReason.THROTTLED;
            }
            return reply.code() == SmtpReply.CLOSING || reply.code() == 450
                    ? UnavailableReason.BUSY
                    : UnavailableReason.TRANSPORT_ERROR;
        }
    }

    /** An answer of class 5yz: final, but whose fault it is depends on the stage. */
    private static final class Refusal {

        static Outcome outcome(Stage stage, SmtpReply reply, Mail mail) {
            if (stage == Stage.AUTH) {
                return operator(UnavailableReason.LOGIN_REFUSED, reply.codes() + " in AUTH");
            }
            return switch (reply.code()) {
                case 530, 534, 535, 538 -> operator(UnavailableReason.LOGIN_REFUSED, said(stage, reply));
                case 500, 502, 503, 504, 521, 555 -> operator(UnavailableReason.CONFIGURATION, said(stage, reply));
                default ->
                    blamesTheMail(stage, mail)
                            ? new Rejected(reason(stage, reply), reply.codes(), Shown.text(reply.text()))
                            : operator(UnavailableReason.CONFIGURATION, said(stage, reply));
            };
        }

        /** A refused sender, or a refused mailbox that all SMS go to, isn't the fault of one SMS. */
        private static boolean blamesTheMail(Stage stage, Mail mail) {
            return switch (stage) {
                case RCPT -> mail.recipientInAddress();
                case DATA, CONTENT, DOT -> true;
                default -> false;
            };
        }

        private static RejectionReason reason(Stage stage, SmtpReply reply) {
            if (reply.concerns(1, -1)) {
                return RejectionReason.INVALID_RECIPIENT;
            }
            if (reply.concerns(7, -1)) {
                return RejectionReason.BLOCKED;
            }
            if (reply.concerns(3, 4) || reply.concerns(2, 3)) {
                return RejectionReason.TOO_LONG;
            }
            if (reply.concerns(6, -1)) {
                return RejectionReason.INVALID_CONTENT;
            }
            return reply.enhanced().isEmpty() ? byCode(stage, reply.code()) : RejectionReason.OTHER;
        }

        private static RejectionReason byCode(Stage stage, int code) {
            if (stage == Stage.RCPT) {
                return code == 501 || code == 550 || code == 551 || code == 553
                        ? RejectionReason.INVALID_RECIPIENT
                        : RejectionReason.OTHER;
            }
            return code == 552 ? RejectionReason.TOO_LONG : RejectionReason.OTHER;
        }

        private static Outcome operator(UnavailableReason reason, String text) {
            return new Unavailable(reason, text, null, Recovery.BY_OPERATOR);
        }
    }

    private static String said(Stage stage, SmtpReply reply) {
        return reply.codes() + " " + stage.words() + ": " + Shown.text(reply.text());
    }
}
