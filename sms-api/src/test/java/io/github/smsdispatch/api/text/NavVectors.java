// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What NAV's smsd makes of lists of messages, observed from outside, and beside it what we make of them when we drop what
 * does not fit, as NAV does.
 */
final class NavVectors {

    private NavVectors() {}

    /** One list of messages and both results; sent is how many NAV sends, which are the first ones. */
    record Row(int number, List<String> input, String sms, int sent, String ours, int segments) {

        Row(int number, List<String> input, String sms, int sent) {
            this(number, input, sms, sent, sms, 1);
        }

        int ignored() {
            return input.size() - sent;
        }

        @Override
        public String toString() {
            return "row " + number;
        }
    }

    static Stream<Row> rows() {
        String alert = "linkDown: example-sw3 port 12";
        return Stream.of(
                new Row(1, List.of(), "", 0),
                new Row(2, List.of(""), "", 1),
                new Row(3, List.of("hello"), "hello", 1),
                new Row(4, List.of(x("a", 145)), x("a", 145), 1),
                new Row(5, List.of(x("a", 159)), x("a", 159), 1),
                new Row(6, List.of(x("a", 160)), " +1 see web.", 0, x("a", 160), 1),
                new Row(7, List.of(x("a", 161)), " +1 see web.", 0, x("a", 161), 2),
                new Row(8, List.of(x("a", 500)), " +1 see web.", 0, x("a", 500), 4),
                new Row(9, List.of("alpha", "beta"), "1: alpha; 2: beta", 2),
                new Row(10, List.of("alpha", "beta", "gamma"), "1: alpha; 2: beta; 3: gamma", 3),
                new Row(11, List.of(x("a", 144), "b"), "1: " + x("a", 144) + "; 2: b", 2),
                new Row(12, List.of(x("a", 145), "b"), " +2 see web.", 0, "1: " + x("a", 145) + "; 2: b", 1),
                new Row(13, List.of(x("a", 145), x("b", 145)), " +2 see web.", 0, x("a", 145) + " +1 see web.", 1),
                new Row(14, List.of(x("a", 70), x("b", 80)), "1: " + x("a", 70) + "; 2: " + x("b", 80), 2),
                new Row(15, List.of(x("a", 70), x("b", 81)), "1: " + x("a", 70) + "; 2: " + x("b", 81), 2),
                new Row(
                        16,
                        List.of(x("a", 70), x("b", 82)),
                        x("a", 70) + " +1 see web.",
                        1,
                        "1: " + x("a", 70) + "; 2: " + x("b", 82),
                        1),
                new Row(
                        17,
                        List.of("a", x("b", 145), "c"),
                        "a +2 see web.",
                        1,
                        "1: a; 2: " + x("b", 145) + "; 3: c",
                        1),
                new Row(
                        18,
                        List.of(x("a", 60), x("b", 60), x("c", 26)),
                        "1: " + x("a", 60) + "; 2: " + x("b", 60) + "; 3: " + x("c", 26),
                        3),
                new Row(
                        19,
                        List.of(x("a", 60), x("b", 76), "c"),
                        "1: " + x("a", 60) + "; 2: " + x("b", 76) + "; 3: c",
                        3),
                new Row(
                        20,
                        List.of(x("a", 60), x("b", 77), "c"),
                        x("a", 60) + " +2 see web.",
                        1,
                        "1: " + x("a", 60) + "; 2: " + x("b", 77) + "; 3: c",
                        1),
                new Row(21, counted(20), numbered(counted(20), 9) + " +11 see web.", 9),
                new Row(
                        22,
                        Collections.nCopies(5, alert),
                        numbered(Collections.nCopies(5, alert), 4) + " +1 see web.",
                        4),
                new Row(
                        23,
                        Collections.nCopies(1000, "x"),
                        numbered(Collections.nCopies(22, "x"), 22) + " +978 see web.",
                        22),
                new Row(
                        24,
                        Collections.nCopies(12_000, "x"),
                        numbered(Collections.nCopies(22, "x"), 22) + " +11978 see web.",
                        22),
                new Row(25, List.of(x("☃", 159)), x("☃", 159), 1, x("☃", 159), 3),
                new Row(26, List.of(x("[", 159)), x("[", 159), 1, x("[", 159), 3),
                new Row(27, List.of(x("😀", 159)), x("😀", 159), 1, x("😀", 159), 5),
                new Row(28, List.of("Rutær nede", "Blåbærgrød oppe"), "1: Rutær nede; 2: Blåbærgrød oppe", 2),
                new Row(29, List.of("line1\nline2", "x; 2: y"), "1: line1\nline2; 2: x; 2: y", 2),
                new Row(30, List.of("low", "high"), "1: low; 2: high", 2));
    }

    private static String x(String text, int count) {
        return text.repeat(count);
    }

    private static List<String> counted(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format("m%09d", i))
                .toList();
    }

    private static String numbered(List<String> texts, int count) {
        return String.join(
                "; ",
                IntStream.range(0, count)
                        .mapToObj(i -> (i + 1) + ": " + texts.get(i))
                        .toList());
    }
}
