// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.Outcome.Rejected;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.UnavailableReason;
import java.time.Duration;

/**
 * What a task's status code means. The vendor's document (Ejoin v2.2; 17 to 20: API V2.4.0) says that every code but 0
 * means "this task was not taken", so none of them is Unknown. What to do about each is our reading of the texts.
 */
final class TaskCode {

    static final int OK = 0;
    static final int INVALID_PORT = 2;
    static final int SIM_UNREGISTERED = 5;
    static final int TIMEOUT = 6;
    static final int TOO_MANY_TASKS = 16;
    static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final int INVALID_USER = 1;
    private static final int DUPLICATE = 13;
    private static final int UNAUTHORIZED = 14;

    private TaskCode() {}

    static Outcome outcome(int code, Task task) {
        return switch (code) {
            case OK -> accepted(task);
            case INVALID_USER, UNAUTHORIZED -> loginRefused(code);
            // The port may be misnamed or blocked; the next try takes another one.
            case INVALID_PORT -> unavailable(UnavailableReason.CONFIGURATION, code, "invalid port");
            case SIM_UNREGISTERED -> unavailable(UnavailableReason.NO_NETWORK, code, "SIM not registered");
            case 4 -> unavailable(UnavailableReason.BUSY, code, "pending USSD");
            case TIMEOUT -> unavailable(UnavailableReason.TRANSPORT_ERROR, code, "time-out within the gateway");
            case 7 -> unavailable(UnavailableReason.TRANSPORT_ERROR, code, "gateway error");
            case 10 -> unavailable(UnavailableReason.BUSY, code, "pending transaction");
            case DUPLICATE -> duplicate(task);
            case TOO_MANY_TASKS ->
                new Unavailable(
                        UnavailableReason.THROTTLED, "code 16: too many tasks", RETRY_AFTER, Recovery.BY_ITSELF);
            case 3 -> rejected(RejectionReason.OTHER, code, "USSD expected");
            case 8 -> rejected(RejectionReason.INVALID_CONTENT, code, "text expected");
            case 9 -> rejected(RejectionReason.INVALID_RECIPIENT, code, "recipient expected");
            case 11 -> rejected(RejectionReason.OTHER, code, "task id expected");
            case 12 -> rejected(RejectionReason.OTHER, code, "port expected");
            case 15 -> rejected(RejectionReason.OTHER, code, "invalid command");
            case 17 -> rejected(RejectionReason.INVALID_CONTENT, code, "MMS title expected");
            case 18 -> rejected(RejectionReason.INVALID_CONTENT, code, "too many MMS attachments");
            case 19 -> rejected(RejectionReason.INVALID_CONTENT, code, "MMS attachments expected");
            case 20 -> rejected(RejectionReason.INVALID_CONTENT, code, "MMS attachments too large");
            default -> unavailable(UnavailableReason.TRANSPORT_ERROR, code, "a code that isn't documented");
        };
    }

    /** Codes that say something about the port rather than about the SMS. */
    static boolean blamesPort(int code) {
        return code == INVALID_PORT || code == SIM_UNREGISTERED || code == TIMEOUT;
    }

    static Outcome loginRefused(int code) {
        return new Unavailable(
                UnavailableReason.LOGIN_REFUSED,
                "code " + code + ": user, password or source address refused",
                null,
                Recovery.BY_OPERATOR);
    }

    static Accepted accepted(Task task) {
        return new Accepted(Long.toString(task.tid()), task.segments());
    }

    /**
     * "I have that task already": after an earlier try under this id that proves its acceptance. On a first try it can
     * only be somebody else's task, so ours was not taken, and the next try needs another id.
     */
    private static Outcome duplicate(Task task) {
        return task.posting() == Posting.REPEAT
                ? accepted(task)
                : unavailable(
                        UnavailableReason.TRANSPORT_ERROR,
                        DUPLICATE,
                        "task id " + task.tid() + " is in use by another SMS");
    }

    private static Outcome rejected(RejectionReason reason, int code, String text) {
        return new Rejected(reason, Integer.toString(code), text);
    }

    private static Outcome unavailable(UnavailableReason reason, int code, String text) {
        return new Unavailable(reason, "code " + code + ": " + text);
    }
}
