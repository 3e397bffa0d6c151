// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.fault;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows where a request ends, so that a script can act after a whole one. */
@FunctionalInterface
public interface RequestEnd {

    /**
     * Looks for the end.
     *
     * @param soFar what came since the previous request's end
     * @return whether a whole request is there
     */
    boolean reached(byte[] soFar);

    /**
     * Ends HTTP/1.1 requests: an empty line, then as much as the content length says, or the last chunk.
     *
     * @return the rule used when nothing else is said
     */
    static RequestEnd http() {
        Pattern length = Pattern.compile("(?im)^content-length:\\s*(\\d{1,9})\\s*$");
        Pattern chunked = Pattern.compile("(?im)^transfer-encoding:\\s*chunked\\s*$");
        return soFar -> {
            String text = new String(soFar, StandardCharsets.ISO_8859_1);
            int head = text.indexOf("\r\n\r\n");
            if (head < 0) {
                return false;
            }
            String headers = text.substring(0, head);
            if (chunked.matcher(headers).find()) {
                return text.endsWith("0\r\n\r\n");
            }
            Matcher size = length.matcher(headers);
            int body = size.find() ? Integer.parseInt(size.group(1)) : 0;
            return text.length() >= head + 4 + body;
        };
    }

    /**
     * Ends requests of line protocols such as SMTP and AT commands.
     *
     * @return a rule that is content with one line
     */
    static RequestEnd line() {
        return soFar -> soFar.length > 0 && (soFar[soFar.length - 1] == '\n' || soFar[soFar.length - 1] == '\r');
    }
}
