// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;

/**
 * One task as a client posted it, with the documented defaults filled in.
 *
 * @param tid its id, empty when there is none that can be read
 * @param from ports as written, empty when the device picks
 * @param to recipients
 * @param text the text, decoded
 * @param charset {@code utf8} or {@code base64}
 * @param coding 0 automatic, 1 UCS-2, 2 7-bit
 * @param wishes what is to be reported
 */
record Submission(
        OptionalLong tid, String from, List<String> to, String text, String charset, int coding, Wishes wishes) {

    /**
     * What a task wants reported.
     *
     * @param successes whether successes are listed
     * @param failures whether failures are listed
     * @param receipts whether the network is asked for delivery reports
     * @param every results per report
     * @param seconds longest time between reports, 0 for none at all
     */
    record Wishes(boolean successes, boolean failures, boolean receipts, int every, int seconds) {

        /** What the old form of sending asks for. */
        static final Wishes DEFAULT = new Wishes(false, true, false, 10, 60);
    }

    static Submission read(JsonNode task) {
        String charset = task.path("chs").asText("utf8");
        String raw = task.path("sms").asText("");
        int every = task.path("sr_cnt").asInt(10);
        Wishes wishes = new Wishes(
                task.path("sdr").asInt(0) == 1,
                task.path("fdr").asInt(1) == 1,
                task.path("dr").asInt(0) == 1,
                every < 1 ? 10 : every,
                task.path("sr_prd").asInt(60));
        return new Submission(
                number(task.path("tid")),
                task.path("from").asText("").strip(),
                recipients(task.path("to").asText("")),
                "base64".equals(charset) ? decoded(raw) : raw,
                charset,
                task.path("coding").asInt(0),
                wishes);
    }

    static OptionalLong number(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return OptionalLong.of(node.longValue());
        }
        try {
            return node.isTextual()
                    ? OptionalLong.of(Long.parseLong(node.asText().strip()))
                    : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    static List<String> recipients(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .toList();
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // What isn't base64 is no text to the device.
            return "";
        }
    }
}
