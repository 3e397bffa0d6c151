// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.UnknownReason;
import io.github.smsdispatch.examples.boost.Exchange.Answer;
import io.github.smsdispatch.examples.boost.Exchange.Lost;
import io.github.smsdispatch.examples.boost.Exchange.NotSent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The outcome table, each row with where it comes from. */
class BoostReplyTest {

    private static final Words WORDS = new Words(List.of("s3cret", "4799912345", "the text"));

    private static Outcome outcome(Exchange exchange) {
        return BoostReply.outcome(exchange, new Accepted("own-id", 2), WORDS);
    }

    private static Answer answer(int status, String body) {
        return new Answer(status, "", SoapAnswer.read(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Answer fault(String code) {
        return answer(500, SoapText.fault(code, "as told"));
    }

    private static Answer returned(String value) {
        return answer(200, SoapText.returning(value));
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                row("D5", new NotSent("connection refused"), "unavailable UNREACHABLE: connection refused"),
                row("D6", new Lost(UnknownReason.NO_ANSWER, "silence"), "unknown NO_ANSWER: silence"),
                row("D6", new Lost(UnknownReason.CONNECTION_LOST, "reset"), "unknown CONNECTION_LOST: reset"),
                row("NAV: a true answer is success", returned("true"), "accepted as own-id"),
                row("the same, as xsd:int", returned(" 1 "), "accepted as own-id"),
                row("the same, an id", returned("4711"), "accepted as 4711"),
                row("D9: no number as an id", returned("4799912345"), "accepted as own-id"),
                row(
                        "NAV: a false answer isn't",
                        returned("false"),
                        "unavailable TRANSPORT_ERROR: the service answered false"),
                row("the same, as xsd:int", returned("0"), "unavailable TRANSPORT_ERROR: the service answered 0"),
                row(
                        "NAV's W12: no positive proof",
                        returned("ERROR: no credit"),
                        unreadable("the service returned something that isn't a yes or a no")),
                row("the same", returned(""), unreadable("the service returned something that isn't a yes or a no")),
                row("the same", returned("-1"), unreadable("the service returned something that isn't a yes or a no")),
                row("SOAP 1.1, 4.4.1 Client", fault("soap:Client"), "rejected OTHER (Client): as told"),
                row("the same without a prefix", fault("Client"), "rejected OTHER (Client): as told"),
                row("more precise", fault("soap:Client.Payment"), "rejected OTHER (Client.Payment): as told"),
                row(
                        "named there as an example",
                        fault("soap:Client.Authentication"),
                        "unavailable LOGIN_REFUSED (operator must act): fault Client.Authentication: as told"),
                row(
                        "more precise",
                        fault("soap:Client.Authentication.Expired"),
                        "unavailable LOGIN_REFUSED (operator must act): fault Client.Authentication.Expired: as told"),
                row("SOAP 1.1, 4.4.1 Server", fault("soap:Server"), "unknown TRANSPORT_ERROR: fault Server: as told"),
                row(
                        "the same",
                        fault("soap:Server.Upstream"),
                        "unknown TRANSPORT_ERROR: fault Server.Upstream: as told"),
                row(
                        "SOAP 1.1, 4.4.1 MustUnderstand",
                        fault("soap:MustUnderstand"),
                        "unavailable CONFIGURATION (operator must act): fault MustUnderstand: the service wants another SOAP"),
                row(
                        "SOAP 1.1, 4.4.1 VersionMismatch",
                        fault("soap:VersionMismatch"),
                        "unavailable CONFIGURATION (operator must act): fault VersionMismatch: the service wants another SOAP"),
                row(
                        "a code of the service's own",
                        fault("ns1:Client"),
                        "unknown TRANSPORT_ERROR: fault ns1:Client: as told"),
                row(
                        "some stacks use 200",
                        answer(200, SoapText.fault("soap:Client", "no")),
                        "rejected OTHER (Client): no"),
                row("and some 400", answer(400, SoapText.fault("soap:Client", "no")), "rejected OTHER (Client): no"),
                row(
                        "D9: masked",
                        answer(500, SoapText.fault("soap:Client", "+4799912345, 999 12 345, s3cret: the text")),
                        "rejected OTHER (Client): +***, ***, ***: ***"),
                row("a yes under a no", answer(500, SoapText.returning("true")), unreadable("HTTP 500")),
                row("RFC 9110, 15.5.2", answer(401, "who?"), "unavailable LOGIN_REFUSED (operator must act): HTTP 401"),
                row(
                        "RFC 9110, 15.5.4",
                        answer(403, SoapText.fault("soap:Client", "no")),
                        "unavailable LOGIN_REFUSED (operator must act): HTTP 403"),
                row("RFC 9110, 15.5.1", answer(400, "bad"), "rejected OTHER (400): HTTP 400"),
                row("RFC 9110, 15.5.14", answer(413, "large"), "rejected OTHER (413): HTTP 413"),
                row(
                        "RFC 9110, 15.5.5",
                        answer(404, "?"),
                        "unavailable CONFIGURATION (operator must act): HTTP 404: see url"),
                row(
                        "RFC 9110, 15.5.8",
                        answer(407, "proxy"),
                        "unavailable CONFIGURATION (operator must act): HTTP 407: see url"),
                row(
                        "RFC 9110, 15.5.16: SOAP 1.2 only",
                        answer(415, ""),
                        "unavailable CONFIGURATION (operator must act): HTTP 415: see url"),
                row("RFC 9110, 15.5.9", answer(408, ""), "unavailable BUSY: HTTP 408"),
                row("RFC 6585, 4", answer(429, ""), "unavailable THROTTLED: HTTP 429"),
                row("RFC 9110, 15.6.1", answer(500, "oops"), unreadable("HTTP 500")),
                row("RFC 9110, 15.6.3", answer(502, ""), unreadable("HTTP 502")),
                row("no time named", answer(503, ""), unreadable("HTTP 503")),
                row("RFC 9110, 15.6.5", answer(504, ""), unreadable("HTTP 504")),
                row("not followed", answer(302, ""), unreadable("HTTP 302")),
                row("a login page", answer(200, "<html><body>Welcome</body></html>"), unreadable("HTTP 200")),
                row("nothing", answer(202, ""), unreadable("HTTP 202")));
    }

    private static Arguments row(String source, Exchange exchange, String described) {
        return Arguments.of(source, exchange, described);
    }

    private static String unreadable(String text) {
        return "unknown UNREADABLE_ANSWER: " + text;
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("rows")
    void everyAnswerHasItsOutcome(String source, Exchange exchange, String described) {
        assertThat(outcome(exchange).describe()).as(source).isEqualTo(described);
    }

    @Test
    void anAcceptedSmsKeepsItsSegments() {
        assertThat(outcome(returned("4711"))).isEqualTo(new Accepted("4711", 2));
        assertThat(outcome(returned("true"))).isEqualTo(new Accepted("own-id", 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 503})
    void theTimeThatAServiceAsksForIsHandedOn(int status) {
        Outcome outcome = outcome(new Answer(status, "120", new SoapAnswer.Unreadable()));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        unavailable -> assertThat(unavailable.retryAfter()).contains(Duration.ofMinutes(2)));
    }

    @Test
    void aTimeThatCannotBeReadIsNoTime() {
        Outcome outcome = outcome(new Answer(503, "Fri, 31 Dec 1999 23:59:59 GMT", new SoapAnswer.Unreadable()));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        unavailable -> assertThat(unavailable.retryAfter()).isEmpty());
    }
}
