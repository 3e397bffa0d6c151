// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.Outcome.Unknown;
import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import io.github.smsdispatch.http.Exchange.Answer;
import java.util.regex.Pattern;

/**
 * What an answer means that isn't the gateway's JSON: a tunnel, a proxy or the device's web server spoke instead. Only
 * answers that prove that the device was never reached are Unavailable. Cloudflare's numbers: its documentation of 5xx
 * and 1xxx errors.
 *
 * <table>
 * <caption>Answers that are not the gateway's</caption>
 * <tr><th>answer</th><th>outcome</th></tr>
 * <tr><td>530 with error 1033</td><td>Unavailable: the tunnel is down</td></tr>
 * <tr><td>521</td><td>Unavailable: the edge could not connect</td></tr>
 * <tr><td>4xx with error 1003 or 1010</td><td>Unavailable, operator: blocked at the edge</td></tr>
 * <tr><td>401, 403</td><td>Unavailable, operator: login refused</td></tr>
 * <tr><td>407</td><td>Unavailable, operator: the proxy wants a login</td></tr>
 * <tr><td>503</td><td>Unknown, and slow down</td></tr>
 * <tr><td>502, 522, 524, every other status, 200 with HTML, with nothing or with other JSON</td><td>Unknown</td></tr>
 * </table>
 */
final class TunnelAnswer {

    private static final int LOOKED_AT = 20_000;
    private static final Pattern TUNNEL_DOWN = Pattern.compile("(?i)error[^0-9]{0,60}1033(?![0-9])");
    private static final Pattern EDGE_BLOCK = Pattern.compile("(?i)error[^0-9]{0,60}10(03|10)(?![0-9])");

    private TunnelAnswer() {}

    static Verdict verdict(Answer answer) {
        String body = answer.text().substring(0, Math.min(answer.text().length(), LOOKED_AT));
        int status = answer.status();
        if (status == 530 && TUNNEL_DOWN.matcher(body).find()) {
            return Verdict.of(
                    new Unavailable(UnavailableReason.UNREACHABLE, "HTTP 530, error 1033: the tunnel is down"));
        }
        if (status == 521) {
            return Verdict.of(new Unavailable(UnavailableReason.UNREACHABLE, "HTTP 521: the edge couldn't connect"));
        }
        if (status >= 400 && status < 500 && EDGE_BLOCK.matcher(body).find()) {
            return Verdict.of(operator(UnavailableReason.CONFIGURATION, "HTTP " + status + ": blocked at the edge"));
        }
        if (status == 401 || status == 403) {
            return Verdict.of(operator(UnavailableReason.LOGIN_REFUSED, "HTTP " + status));
        }
        if (status == 407) {
            return Verdict.of(operator(UnavailableReason.CONFIGURATION, "HTTP 407: the proxy wants a login"));
        }
        Outcome unknown = new Unknown(UnknownReason.UNREADABLE_ANSWER, described(answer));
        return status == 503 ? Verdict.strained(unknown) : Verdict.of(unknown);
    }

    private static Outcome operator(UnavailableReason reason, String text) {
        return new Unavailable(reason, text, null, Recovery.BY_OPERATOR);
    }

    /** The body is never shown: it may hold anything. */
    static String described(Answer answer) {
        String what = "HTTP " + answer.status() + " with "
                + (answer.text().isBlank() ? "an empty body" : answer.contentType()) + " instead of a task status";
        if (answer.status() == 200 && answer.contentType().contains("html")) {
            return what + "; a login page, or a tunnel's page that a header must bypass: see header.* settings";
        }
        return answer.status() == 404 ? what + "; see pathPrefix and baseUrl" : what;
    }
}
