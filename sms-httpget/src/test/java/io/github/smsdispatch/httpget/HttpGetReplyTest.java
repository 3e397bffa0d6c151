// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.http.Exchange.Answer;
import io.github.smsdispatch.httpget.HttpGetReply.Success;
import io.github.smsdispatch.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers and what they mean: rules first, then the status. */
class HttpGetReplyTest {

    private static final Fields.OfSms SMS = new Fields.OfSms("+4712345678", "Dinner at eight?", "77", "0", 1);
    private final MutableClock clock = MutableClock.at(Instant.parse("2026-01-01T00:00:00Z"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // The table for answers that no rule knows.
                "200|unknown UNREADABLE_ANSWER: HTTP 200 with text/plain, which no rule knows",
                "202|unknown UNREADABLE_ANSWER: HTTP 202 with text/plain, which no rule knows",
                "204|unknown UNREADABLE_ANSWER: HTTP 204 with text/plain, which no rule knows",
                "301|unknown UNREADABLE_ANSWER: HTTP 301: a redirect that isn't followed",
                "304|unknown UNREADABLE_ANSWER: HTTP 304: a redirect that isn't followed",
                "400|rejected OTHER (400): HTTP 400",
                "401|unavailable LOGIN_REFUSED (operator must act): HTTP 401",
                "403|unavailable LOGIN_REFUSED (operator must act): HTTP 403",
                "404|rejected OTHER (404): HTTP 404",
                "407|unavailable CONFIGURATION (operator must act): HTTP 407: the proxy wants a login",
                "408|unavailable BUSY: HTTP 408",
                "422|rejected OTHER (422): HTTP 422",
                "425|unavailable BUSY: HTTP 425",
                "429|unavailable THROTTLED: HTTP 429",
                "500|unknown UNREADABLE_ANSWER: HTTP 500",
                "502|unknown UNREADABLE_ANSWER: HTTP 502",
                "503|unavailable BUSY: HTTP 503",
                "504|unknown UNREADABLE_ANSWER: HTTP 504",
            })
    void withoutARuleTheStatusDecides(int status, String outcome) {
        assertThat(reply(Map.of(), Success.RULES)
                        .read(answer(status, "hello"), SMS)
                        .describe())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "200, accepted as 77",
        "204, accepted as 77",
        "302, unknown UNREADABLE_ANSWER: HTTP 302: a redirect that isn't followed",
        "500, unknown UNREADABLE_ANSWER: HTTP 500"
    })
    void anyTwoHundredIsASuccessWhereTheSettingsSaySo(int status, String outcome) {
        assertThat(reply(Map.of(), Success.ANY_2XX)
                        .read(answer(status, "ERROR"), SMS)
                        .describe())
                .isEqualTo(outcome);
    }

    @Test
    void theFirstRuleThatMatchesDecides() {
        Map<String, String> rules = Map.of(
                "rule.20.status",
                "200",
                "rule.20.outcome",
                "accepted",
                "rule.3.body",
                "(?i)^no(?<text>.*)",
                "rule.3.outcome",
                "rejected blocked");
        assertThat(reply(rules, Success.RULES).read(answer(200, "No way"), SMS).describe())
                .isEqualTo("rejected BLOCKED (200): way");
        assertThat(reply(rules, Success.RULES).read(answer(200, "yes"), SMS).describe())
                .isEqualTo("accepted as 77");
    }

    @Test
    void aRuleMayLookAtStatusHeaderJsonAndBodyTogether() {
        Map<String, String> rules = Map.of(
                "rule.1.status", "200-202,207",
                "rule.1.header.X-Result", "^(?<code>[A-Z]+)$",
                "rule.1.json./a/0/id", "^(?<id>[0-9]+)$",
                "rule.1.body", "\"ok\"",
                "rule.1.outcome", "accepted");
        HttpGetReply reply = reply(rules, Success.RULES);
        String body = "{\"a\":[{\"id\":12345,\"state\":\"ok\"}]}";
        assertThat(reply.read(answer(202, body, "x-result", "GOOD"), SMS).describe())
                .isEqualTo("accepted as 12345");
        List<Answer> others = List.of(
                answer(203, body, "x-result", "GOOD"),
                answer(202, body, "x-result", "bad1"),
                answer(202, body),
                answer(202, body.replace("12345", "null"), "x-result", "GOOD"),
                answer(202, body.replace("12345", "[1]"), "x-result", "GOOD"),
                answer(202, body + "x", "x-result", "GOOD"),
                answer(202, body.replace("\"id\":12345", "\"id\":12345,\"id\":6"), "x-result", "GOOD"));
        assertThat(others)
                .allSatisfy(other -> assertThat(reply.read(other, SMS)).isInstanceOf(Outcome.Unknown.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unavailable|unavailable TRANSPORT_ERROR: code 200: HTTP 200, rule 1",
                "unavailable throttled|unavailable THROTTLED: code 200: HTTP 200, rule 1",
                "unavailable no-network permanent|unavailable NO_NETWORK (operator must act): code 200: HTTP 200, rule 1",
                "rejected|rejected OTHER (200): HTTP 200, rule 1",
                "rejected too-long|rejected TOO_LONG (200): HTTP 200, rule 1",
                "unknown|unknown UNREADABLE_ANSWER: code 200: HTTP 200, rule 1",
            })
    void whatARuleSaysBecomesTheOutcome(String says, String outcome) {
        Map<String, String> rules = Map.of("rule.1.status", "2xx", "rule.1.outcome", says);
        assertThat(reply(rules, Success.RULES).read(answer(200, ""), SMS).describe())
                .isEqualTo(outcome);
    }

    @Test
    void aRuleOfAPresetCanBeSwitchedOff() {
        Map<String, String> rules = Map.of("rule.1.status", "200", "rule.1.outcome", "off");
        assertThat(reply(rules, Success.RULES).read(answer(200, ""), SMS)).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "120, PT2M",
        "0, PT0S",
        "'Thu, 01 Jan 2026 00:01:00 GMT', PT1M",
        "'Wed, 31 Dec 2025 00:00:00 GMT', PT0S",
        "999999999, PT1H",
        "soon, ",
        "-5, ",
    })
    void theWaitingTimeIsReadAsSecondsOrDate(String header, Duration wait) {
        Outcome.Unavailable outcome =
                (Outcome.Unavailable) reply(Map.of(), Success.RULES).read(answer(429, "", "retry-after", header), SMS);
        assertThat(outcome.retryAfterOrNull()).isEqualTo(wait);
    }

    @Test
    void theWaitingTimeMayStandInTheBody() {
        Map<String, String> rules =
                Map.of("rule.1.body", "wait (?<retryAfter>[0-9]+) s", "rule.1.outcome", "unavailable throttled");
        Outcome.Unavailable outcome =
                (Outcome.Unavailable) reply(rules, Success.RULES).read(answer(200, "please wait 30 s"), SMS);
        assertThat(outcome.retryAfter()).contains(Duration.ofSeconds(30));
    }

    @Test
    void aPatternThatNeverEndsIsUnknownAndNotForEver() {
        Map<String, String> rules = Map.of("rule.1.body", "(a|aa)+$", "rule.1.outcome", "accepted");
        long start = System.nanoTime();
        Outcome outcome = reply(rules, Success.RULES).read(answer(200, "a".repeat(5000) + "b"), SMS);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(outcome.describe()).contains("the rules' patterns took longer than 250 ms");
    }

    @Test
    void aPatternThatNeedsMoreStackThanThereIsIsUnknown() {
        Map<String, String> rules = Map.of("rule.1.body", "^(x|y)*z", "rule.1.outcome", "accepted");
        Outcome outcome = reply(rules, Success.RULES).read(answer(200, "xy".repeat(500_000)), SMS);
        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pass=hunter2x!|pass=***",
                "pass=hunter2x%21|pass=***",
                "to 4712345678 failed|to *** failed",
                "your text Dinner at eight? is bad|your text *** is bad",
            })
    void theGatewaysWordsAreShownWithoutSecretsNumbersAndText(String body, String shown) {
        Map<String, String> rules = Map.of("rule.1.body", "(?<text>.*)", "rule.1.outcome", "rejected");
        assertThat(reply(rules, Success.RULES).read(answer(400, body), SMS).describe())
                .isEqualTo("rejected OTHER (400): " + shown);
    }

    @ParameterizedTest
    @CsvSource({"'two words', 77", "x4712345678, 77", "SM0a1b, SM0a1b", "'', 77"})
    void anIdThatCanNotBeOneIsReplacedByOurs(String given, String id) {
        Map<String, String> rules = Map.of("rule.1.body", "^id=(?<id>.*)$", "rule.1.outcome", "accepted");
        assertThat(reply(rules, Success.RULES).read(answer(200, "id=" + given), SMS))
                .isEqualTo(new Outcome.Accepted(id, 1));
    }

    private HttpGetReply reply(Map<String, String> settings, Success success) {
        Rules<Ruling> rules = new RuleReader<>(
                        DispatcherSettings.of("gw", settings), "rule.", "outcome", Ruling.ALLOWED, Ruling::parse)
                .read();
        return new HttpGetReply(rules, success, new Masks(List.of("hunter2x!")), clock);
    }

    private static Answer answer(int status, String body, String... headers) {
        Map<String, String> map = new TreeMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i], headers[i + 1]);
        }
        return new Answer(status, "text/plain", body, map);
    }
}
