// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What a connection does after a request was read. */
public sealed interface Answer {

    /**
     * Makes an ordinary answer.
     *
     * @param status HTTP status
     * @param contentType its media type
     * @param text the body
     * @return the reply
     */
    static Reply reply(int status, String contentType, String text) {
        return new Reply(status, contentType, text);
    }

    /**
     * A well-formed answer.
     *
     * @param status HTTP status
     * @param contentType its media type
     * @param text the body
     */
    record Reply(int status, String contentType, String text) implements Answer {

        byte[] bytes(String connection) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            String head = "HTTP/1.1 " + status + " " + (status == 200 ? "OK" : "Status") + "\r\nContent-Type: "
                    + contentType + "\r\nContent-Length: " + body.length + "\r\nConnection: " + connection + "\r\n\r\n";
            byte[] start = head.getBytes(StandardCharsets.US_ASCII);
            byte[] all = new byte[start.length + body.length];
            System.arraycopy(start, 0, all, 0, start.length);
            System.arraycopy(body, 0, all, start.length, body.length);
            return all;
        }
    }

    /**
     * The bytes of an answer, slowly.
     *
     * @param reply what to send
     * @param pause the time before each byte
     */
    record Drip(Reply reply, Duration pause) implements Answer {}

    /**
     * Something that isn't HTTP, then the end of the connection.
     *
     * @param text the characters to send
     */
    record Garbage(String text) implements Answer {}

    /**
     * An answer whose body ends too early, then the end of the connection.
     *
     * @param reply what is begun
     */
    record Truncated(Reply reply) implements Answer {}

    /** The connection is reset. */
    record Reset() implements Answer {}

    /** Nothing comes until the client or the server closes. */
    record Silence() implements Answer {}
}
