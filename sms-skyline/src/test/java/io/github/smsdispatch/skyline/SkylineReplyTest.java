// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.Outcome.Rejected;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.Outcome.Unknown;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import io.github.smsdispatch.http.Exchange;
import io.github.smsdispatch.http.Exchange.Answer;
import io.github.smsdispatch.http.Exchange.Failure;
import io.github.smsdispatch.http.Exchange.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of replies and outcomes; F1 to F5 and F20 are the protocol reference's fixtures. */
class SkylineReplyTest {

    private static final Task FIRST = task(1223, Posting.FIRST);

    private static Task task(long tid, Posting posting) {
        return new Task(tid, posting, "1", "15550100001", "hello123", 2);
    }

    private static Outcome outcome(Exchange exchange, Task task) {
        return SkylineReply.read(exchange, List.of(task)).get(0).outcome();
    }

    private static Outcome json(String body) {
        return outcome(new Answer(200, "application/json", body), FIRST);
    }

    private static String status(String status) {
        return "{\"code\":200,\"reason\":\"OK\",\"type\":\"task-status\",\"status\":[{\"tid\":1223,\"status\":" + status
                + "}]}";
    }

    @Test
    void f1_positiveReplyWithBlanksIsAccepted() {
        assertThat(json(
                        "{\"code\":200, \"reason\":\"OK\", \"type\":\"task-status\",\"status\":[{\"tid\":1223,\"status\":"
                                + "\"0 OK\"}]}"))
                .isEqualTo(new Accepted("1223", 2));
    }

    @Test
    void f2_tasksAreMatchedByIdNotByPosition() {
        String reply =
                "{\"code\":200,\"reason\":\"OK\",\"type\":\"task-status\",\"status\":[{\"tid\":1,\"status\":\"0 OK\"},"
                        + "{\"tid\":2,\"status\":\"2 Invalid Port\"}]}";
        List<Verdict> verdicts = SkylineReply.read(
                new Answer(200, "application/json", reply),
                List.of(task(2, Posting.FIRST), task(3, Posting.FIRST), task(1, Posting.FIRST)));
        assertThat(verdicts.get(0).outcome()).isInstanceOf(Unavailable.class);
        assertThat(verdicts.get(0).code()).isEqualTo(2);
        assertThat(verdicts.get(1).outcome()).isInstanceOf(Unknown.class);
        assertThat(verdicts.get(2).outcome()).isInstanceOf(Accepted.class);
    }

    @Test
    void f3_duplicateIdProvesAnEarlierAcceptanceOnARepeatOnly() {
        Answer answer = new Answer(200, "application/json", status("\"13 Duplicated TaskId\""));
        assertThat(outcome(answer, task(1223, Posting.REPEAT))).isEqualTo(new Accepted("1223", 2));
        assertThat(outcome(answer, FIRST))
                .isInstanceOfSatisfying(
                        Unavailable.class, u -> assertThat(u.permanent()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":1,\"reason\":\"invalid username or password!\"}",
                "{\"code\":1,\"reason\":\"access restricted!\"}",
                "{\"code\":\"1\"}",
                "{\"code\":14,\"reason\":\"Unauthorized\"}"
            })
    void f4_refusedLoginNeedsAnOperator(String body) {
        assertThat(json(body)).isInstanceOfSatisfying(Unavailable.class, u -> {
            assertThat(u.reason()).isEqualTo(UnavailableReason.LOGIN_REFUSED);
            assertThat(u.permanent()).isTrue();
        });
    }

    @Test
    void f5_noTasksFoundIsRejected() {
        assertThat(json("{\"code\":404,\"reason\":\"Tasks Not Found\",\"type\":\"task-status\"}"))
                .isInstanceOfSatisfying(
                        Rejected.class, r -> assertThat(r.code()).isEqualTo("404"));
    }

    @ParameterizedTest
    @CsvSource({
        "1 Invalid User, LOGIN_REFUSED, true",
        "2 Invalid Port, CONFIGURATION, false",
        "4 Pending USSD, BUSY, false",
        "5 SIM Unregistered, NO_NETWORK, false",
        "6 Timeout, TRANSPORT_ERROR, false",
        "7 Server Error, TRANSPORT_ERROR, false",
        "10 Pending Transaction, BUSY, false",
        "14 Unauthorized, LOGIN_REFUSED, true",
        "16 Too Many Task, THROTTLED, false",
        "99 Whatever, TRANSPORT_ERROR, false"
    })
    void taskCodesThatBlameTheGateway(String text, UnavailableReason reason, boolean permanent) {
        assertThat(json(status("\"" + text + "\""))).isInstanceOfSatisfying(Unavailable.class, u -> {
            assertThat(u.reason()).isEqualTo(reason);
            assertThat(u.permanent()).isEqualTo(permanent);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "3 USSD Expected, OTHER, 3",
        "8 SMS expected, INVALID_CONTENT, 8",
        "9 TO expected, INVALID_RECIPIENT, 9",
        "11 TID Expected, OTHER, 11",
        "12 FROM Expected, OTHER, 12",
        "15 Invalid CMD, OTHER, 15",
        "17 MMS Title expected, INVALID_CONTENT, 17",
        "18 Too Many MMS Attachments, INVALID_CONTENT, 18",
        "19 MMS Attachments expected, INVALID_CONTENT, 19",
        "20 MMS Attachments Cache size Overlimit, INVALID_CONTENT, 20"
    })
    void taskCodesThatBlameTheMessage(String text, RejectionReason reason, String code) {
        assertThat(json(status("\"" + text + "\""))).isInstanceOfSatisfying(Rejected.class, r -> {
            assertThat(r.reason()).isEqualTo(reason);
            assertThat(r.code()).isEqualTo(code);
        });
    }

    @Test
    void tooManyTasksAsksForLess() {
        Verdict verdict = SkylineReply.read(
                        new Answer(200, "application/json", status("\"16 Too Many Task\"")), List.of(FIRST))
                .get(0);
        assertThat(verdict.strain()).isTrue();
        assertThat(((Unavailable) verdict.outcome()).retryAfter()).contains(TaskCode.RETRY_AFTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "\"0\"", "\"0 OK\"", "\" 0 OK\"", "\"0\\tOK\""})
    void statusIsReadInEveryForm(String form) {
        assertThat(json(status(form))).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1223", "\"1223\"", "4294968519", "-4294966073"})
    void echoedIdIsComparedModulo32Bits(String echo) {
        assertThat(json(status("\"0 OK\"").replace("\"tid\":1223", "\"tid\":" + echo)))
                .isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "[]",
                "{}",
                "\"\"",
                "\"OK\"",
                "\"0OK\"",
                "-1",
                "0.0",
                "1e400",
                "\"-0\"",
                "99999999999999999999999999999999999999999999",
                "\"00000000000000000000000\""
            })
    void unreadableTaskStatusIsUnknown(String form) {
        assertThat(json(status(form)))
                .isInstanceOfSatisfying(
                        Unknown.class, u -> assertThat(u.reason()).isEqualTo(UnknownReason.UNREADABLE_ANSWER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "200",
                "{",
                "{\"code\":200}",
                "{\"code\":200,\"status\":null}",
                "{\"code\":200,\"status\":{}}",
                "{\"code\":200,\"status\":[]}",
                "{\"code\":200,\"status\":[null,1,\"x\",[]]}",
                "{\"code\":200,\"status\":[{\"tid\":null,\"status\":\"0 OK\"}]}",
                "{\"code\":200,\"status\":[{\"tid\":[1223],\"status\":\"0 OK\"}]}",
                "{\"code\":200,\"status\":[{\"tid\":1223.0,\"status\":\"0 OK\"}]}",
                "{\"code\":200,\"status\":[{\"tid\":1224,\"status\":\"0 OK\"}]}",
                "{\"code\":200,\"status\":[{\"status\":\"0 OK\"}]}",
                "{\"code\":200,\"status\":[{\"tid\":1223,\"status\":\"0 OK\"},{\"tid\":1223,\"status\":\"2 No\"}]}",
                "{\"code\":[],\"status\":[{\"tid\":1223,\"status\":\"0 OK\"}]}",
                "{\"code\":200.0,\"status\":[{\"tid\":1223,\"status\":\"0 OK\"}]}",
                "{\"code\":0,\"status\":[{\"tid\":1223,\"status\":\"0 OK\"}]}",
                "{\"code\":1,\"status\":[{\"tid\":1223,\"status\":\"0 OK\"}]}",
                "{\"code\":200,\"code\":1,\"status\":[{\"tid\":1223,\"status\":\"0 OK\"}]}",
                "{\"code\":200,\"status\":[{\"tid\":1223,\"status\":\"0 OK\"}]} trailing",
                "{\"code\":7}",
                "{\"code\":13}",
                "{\"code\":500,\"reason\":\"?\"}",
                "{\"code\":99999999999999999999}"
            })
    void answerThatSaysNothingAboutTheTaskIsUnknown(String body) {
        assertThat(json(body))
                .isInstanceOfSatisfying(
                        Unknown.class, u -> assertThat(u.reason()).isEqualTo(UnknownReason.UNREADABLE_ANSWER));
    }

    @Test
    void deepAndLongJsonIsUnknownAndNeverThrows() {
        assertThat(json("{\"code\":200,\"status\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"))
                .isInstanceOf(Unknown.class);
        assertThat(json("{\"a\":".repeat(10_000))).isInstanceOf(Unknown.class);
        assertThat(json("{\"code\":" + "9".repeat(100_000) + "}")).isInstanceOf(Unknown.class);
        assertThat(json("{\"code\":\"" + "9".repeat(100_000) + "\"}")).isInstanceOf(Unknown.class);
    }

    @Test
    void trailingNulBytesAreNoReasonToDoubt() {
        assertThat(json(status("\"0 OK\"") + "\u0000\u0000")).isInstanceOf(Accepted.class);
    }

    @Test
    void oneBadTaskAmongManyDoesNotFailTheOthers() {
        List<Verdict> verdicts = SkylineReply.read(
                new Answer(200, "application/json", "{\"code\":8,\"reason\":\"SMS expected\"}"),
                List.of(FIRST, task(1224, Posting.FIRST)));
        assertThat(verdicts).allSatisfy(v -> {
            assertThat(v.outcome()).isInstanceOf(Unavailable.class);
            assertThat(v.strain()).isTrue();
        });
        assertThat(json("{\"code\":8,\"reason\":\"SMS expected\"}")).isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            502 | <!DOCTYPE html><title>gw.example 502: Bad gateway</title>Error code 502 | UNREADABLE_ANSWER
            522 | <html>Error code 522</html>                                            | UNREADABLE_ANSWER
            524 | <html>Error code 524</html>                                            | UNREADABLE_ANSWER
            530 | <html>Tunnel error without its number</html>                           | UNREADABLE_ANSWER
            500 | {"code":200,"status":[{"tid":1223,"status":"0 OK"}]}                   | UNREADABLE_ANSWER
            400 | {"code":200,"status":[{"tid":1223,"status":"0 OK"}]}                   | UNREADABLE_ANSWER
            503 | <html><body>Server Busy</body></html>                                  | UNREADABLE_ANSWER
            200 | <html><title>Login</title><form action="/"><input name="username">     | UNREADABLE_ANSWER
            404 | <html>not found</html>                                                 | UNREADABLE_ANSWER
            302 | moved                                                                  | UNREADABLE_ANSWER
            """)
    void f20_answersOfTunnelsAreUnknown(int status, String body, UnknownReason reason) {
        assertThat(outcome(new Answer(status, "text/html", body), FIRST))
                .isInstanceOfSatisfying(
                        Unknown.class, u -> assertThat(u.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            530 | <html><title>Tunnel error</title>Error 1033</html>   | UNREACHABLE   | false
            521 | <html>Error code 521</html>                          | UNREACHABLE   | false
            403 | <html>Error 1003 Direct IP access not allowed</html> | CONFIGURATION | true
            403 | <html>error code: 1010</html>                        | CONFIGURATION | true
            409 | <html>Error 1003</html>                              | CONFIGURATION | true
            401 | <html>Unauthorized</html>                            | LOGIN_REFUSED | true
            403 | <html>Forbidden</html>                               | LOGIN_REFUSED | true
            407 | proxy                                                | CONFIGURATION | true
            """)
    void f20_answersThatProveThatTheDeviceWasNotReached(
            int status, String body, UnavailableReason reason, boolean permanent) {
        assertThat(outcome(new Answer(status, "text/html", body), FIRST))
                .isInstanceOfSatisfying(Unavailable.class, u -> {
                    assertThat(u.reason()).isEqualTo(reason);
                    assertThat(u.permanent()).isEqualTo(permanent);
                });
    }

    @Test
    void busyServerAsksForLess() {
        assertThat(SkylineReply.read(new Answer(503, "text/html", "Server Busy"), List.of(FIRST)))
                .singleElement()
                .satisfies(v -> assertThat(v.strain()).isTrue());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyTransportFailureIsOnItsSideOfTheBorder(Kind kind) {
        Failure failure = new Failure(kind, "why");
        assertThat(outcome(failure, FIRST)).isInstanceOf(failure.nothingSent() ? Unavailable.class : Unknown.class);
    }
}
