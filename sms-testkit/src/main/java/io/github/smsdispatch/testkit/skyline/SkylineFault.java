// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import io.github.smsdispatch.testkit.http.Answer;
import java.time.Duration;

/** A way in which an exchange with the gateway, or with a tunnel before it, goes wrong. */
public enum SkylineFault {
    /** HTTP 200 with code 1, invalid user name or password. */
    AUTH_REFUSED(200, "{\"code\":1,\"reason\":\"invalid username or password!\"}"),
    /** HTTP 200 with code 1, access restricted: wrong source address, or the login is locked. */
    ACCESS_RESTRICTED(200, "{\"code\":1,\"reason\":\"access restricted!\"}"),
    /** HTTP 401. */
    UNAUTHORIZED(401, html("Unauthorized", "401 Unauthorized")),
    /** HTTP 403. */
    FORBIDDEN(403, html("Forbidden", "403 Forbidden")),
    /** HTTP 403 of a tunnel's edge that was addressed by its number. */
    EDGE_ERROR_1003(403, html("Direct IP access not allowed", "Error 1003")),
    /** HTTP 403 of a tunnel's edge that dislikes the user agent. */
    EDGE_ERROR_1010(403, html("Access denied", "Error 1010")),
    /** HTTP 502 of a tunnel: box off, or its answer was lost. */
    BAD_GATEWAY(502, html("gw.example | 502: Bad gateway", "Error code 502")),
    /** HTTP 503 of the device's own web server. */
    SERVER_BUSY(503, "<html><body>Server Busy</body></html>"),
    /** HTTP 521 of a tunnel's edge that could not connect. */
    WEB_SERVER_DOWN(521, html("gw.example | 521: Web server is down", "Error code 521")),
    /** HTTP 522 of a tunnel's edge whose connection timed out. */
    CONNECTION_TIMED_OUT(522, html("gw.example | 522: Connection timed out", "Error code 522")),
    /** HTTP 524 of a tunnel's edge that got no answer in about 100 s. */
    ANSWER_TIMED_OUT(524, html("gw.example | 524: A timeout occurred", "Error code 524")),
    /** HTTP 530 with error 1033: the tunnel is down. */
    TUNNEL_DOWN(530, html("Tunnel error", "Error 1033")),
    /** HTTP 200 with a login page. */
    LOGIN_PAGE(
            200,
            "<html><head><title>Login</title></head><body><form action=\"/\"><input name=\"username\"></form>"
                    + "</body></html>"),
    /** HTTP 200 without a body. */
    EMPTY_BODY(200, ""),
    /** Characters that are no HTTP answer. */
    GARBAGE(0, "\u0000\u0015\u0003 +CMS ERROR: 38\r\n\r\n"),
    /** The right answer, but the connection ends in the middle of its body. */
    TRUNCATED_BODY(0, ""),
    /** The right answer, at 5 bytes a second. */
    SLOW_DRIP(0, ""),
    /** The connection is reset before a byte of the request is read; rules with a path don't apply. */
    RESET_UNREAD(0, ""),
    /** The connection is reset instead of an answer. */
    RESET(0, ""),
    /** No answer ever comes. */
    HANG(0, "");

    private static final Duration DRIP_PAUSE = Duration.ofMillis(200);

    private final int status;
    private final String text;

    SkylineFault(int status, String text) {
        this.status = status;
        this.text = text;
    }

    /** Tells whether the fault only spoils the way back, so that there must be an answer to spoil. */
    boolean needsAnswer() {
        return this == TRUNCATED_BODY || this == SLOW_DRIP;
    }

    Answer instead(Answer.Reply right) {
        return switch (this) {
            case GARBAGE -> new Answer.Garbage(text);
            case TRUNCATED_BODY -> new Answer.Truncated(right);
            case SLOW_DRIP -> new Answer.Drip(right, DRIP_PAUSE);
            case RESET, RESET_UNREAD -> new Answer.Reset();
            case HANG -> new Answer.Silence();
            default -> Answer.reply(status, mediaType(), text);
        };
    }

    private String mediaType() {
        return text.startsWith("{") ? "application/json;charset=utf-8" : "text/html";
    }

    private static String html(String title, String body) {
        return "<!DOCTYPE html><html><head><title>" + title + "</title></head><body>" + body + "</body></html>";
    }
}
