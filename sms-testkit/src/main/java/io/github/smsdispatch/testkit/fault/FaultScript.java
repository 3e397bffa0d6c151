// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.fault;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What a {@link FaultServer} does with one connection: reads so much of a request, writes so much of an answer, then ends
 * in one of five ways. Every fault is a place and an end. Immutable.
 */
public final class FaultScript {

    /** How a script ends. */
    public enum End {
        /** The connection is closed in both directions. */
        CLOSE,
        /** The connection is reset (linger 0): the peer's next read or write fails. */
        RESET,
        /** Nothing more happens; the connection stays open until the peer or the server closes. */
        STALL,
        /** The server's direction is closed, the peer's is still read. */
        HALF_CLOSE,
        /** The next request on this connection is served by the same script. */
        KEEP_ALIVE
    }

    static final int WHOLE = -1;

    private final String answer;
    private final int requestBytes;
    private final int answerBytes;
    private final Duration pause;
    private final End end;

    private FaultScript(String answer, int requestBytes, int answerBytes, Duration pause, End end) {
        this.answer = answer;
        this.requestBytes = requestBytes;
        this.answerBytes = answerBytes;
        this.pause = pause;
        this.end = end;
    }

    /**
     * Reads a whole request and answers it, again and again: no fault.
     *
     * @param answer the characters to write, each one byte (ISO 8859-1)
     * @return the script that the others are made of
     */
    public static FaultScript answering(String answer) {
        return new FaultScript(answer, WHOLE, WHOLE, Duration.ZERO, End.KEEP_ALIVE);
    }

    /**
     * Answers like {@link #answering}, in well-formed HTTP.
     *
     * @param status for example 200
     * @param contentType media type of the body
     * @param body the body, in UTF-8
     * @return the script
     */
    public static FaultScript answeringHttp(int status, String contentType, String body) {
        return answering(http(status, contentType, body, ""));
    }

    /**
     * Answers one request like {@link #answeringHttp}, says that the connection ends with it, and ends it: so a client that
     * keeps connections opens another one, which gets the script of that time. What the fixture of a contract test needs.
     *
     * @param status for example 200
     * @param contentType media type of the body
     * @param body the body, in UTF-8
     * @return the script
     */
    public static FaultScript answeringHttpOnce(int status, String contentType, String body) {
        return answering(http(status, contentType, body, "Connection: close\r\n"))
                .then(End.CLOSE);
    }

    private static String http(int status, String contentType, String body, String more) {
        byte[] utf8 = body.getBytes(StandardCharsets.UTF_8);
        return "HTTP/1.1 " + status + " Status\r\nContent-Type: " + contentType + "\r\nContent-Length: " + utf8.length
                + "\r\n" + more + "\r\n" + new String(utf8, StandardCharsets.ISO_8859_1);
    }

    /**
     * Accepts the connection, reads all that comes and stays silent.
     *
     * @return the script
     */
    public static FaultScript silent() {
        return answering("").then(End.STALL);
    }

    /**
     * Resets the connection when a whole request was read.
     *
     * @return the script
     */
    public static FaultScript resettingAfterRequest() {
        return answering("").then(End.RESET);
    }

    /**
     * Answers with bytes that belong to no protocol, then closes.
     *
     * @return the script
     */
    public static FaultScript garbage() {
        return answering("\u0000\u00ff\u0001garbage\r\n\r\n\u0003").then(End.CLOSE);
    }

    /**
     * Stops reading early; nothing is answered then.
     *
     * @param bytes how many bytes of the request are read, 0 for none
     * @param how what happens next
     * @return a copy of this script
     */
    public FaultScript afterRequestBytes(int bytes, End how) {
        return new FaultScript("", bytes, WHOLE, pause, how);
    }

    /**
     * Stops writing early.
     *
     * @param bytes how many bytes of the answer are written, 0 for none
     * @param how what happens next
     * @return a copy of this script
     */
    public FaultScript afterAnswerBytes(int bytes, End how) {
        return new FaultScript(answer, requestBytes, bytes, pause, how);
    }

    /**
     * Closes before the status line, that is before any byte of the answer.
     *
     * @return a copy of this script
     */
    public FaultScript cutBeforeStatusLine() {
        return afterAnswerBytes(0, End.CLOSE);
    }

    /**
     * Closes in the middle of the status line.
     *
     * @return a copy of this script
     */
    public FaultScript cutInsideStatusLine() {
        return afterAnswerBytes(statusLine() / 2, End.CLOSE);
    }

    /**
     * Closes right after the status line.
     *
     * @return a copy of this script
     */
    public FaultScript cutAfterStatusLine() {
        return afterAnswerBytes(statusLine(), End.CLOSE);
    }

    /**
     * Writes the answer twice in a row.
     *
     * @return a copy of this script
     */
    public FaultScript twice() {
        return new FaultScript(answer + answer, requestBytes, answerBytes, pause, end);
    }

    /**
     * Writes byte by byte.
     *
     * @param before time before each byte
     * @return a copy of this script
     */
    public FaultScript slowly(Duration before) {
        return new FaultScript(answer, requestBytes, answerBytes, before, end);
    }

    /**
     * Ends differently.
     *
     * @param how what happens after the answer
     * @return a copy of this script
     */
    public FaultScript then(End how) {
        return new FaultScript(answer, requestBytes, answerBytes, pause, how);
    }

    private int statusLine() {
        int end = answer.indexOf("\r\n");
        return end < 0 ? answer.length() : end + 2;
    }

    int requestBytes() {
        return requestBytes;
    }

    byte[] answerBytes() {
        String part = answerBytes == WHOLE ? answer : answer.substring(0, Math.min(answerBytes, answer.length()));
        return part.getBytes(StandardCharsets.ISO_8859_1);
    }

    Duration pause() {
        return pause;
    }

    End end() {
        return end;
    }

    @Override
    public String toString() {
        return "FaultScript[request=" + requestBytes + ", answer=" + answerBytes + " of " + answer.length() + ", then "
                + end + "]";
    }
}
