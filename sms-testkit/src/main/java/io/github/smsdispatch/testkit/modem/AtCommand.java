// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One command of a line: in {@code ATE0+CMGS=23} there are two, {@code E} with 0 and {@code +CMGS} with 23. */
record AtCommand(String name, Form form, String argument) {

    /** What is asked of the command. */
    enum Form {
        RUN,
        SET,
        READ,
        TEST
    }

    private static final String EXTENDED = "+$^*#%";

    /** Reads a line without its AT (ITU-T V.250 clause 5.3 and 5.4). */
    static List<AtCommand> parse(String line) {
        List<AtCommand> commands = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            char first = line.charAt(at);
            if (first == ';' || first == ' ') {
                at++;
                continue;
            }
            int end = EXTENDED.indexOf(first) >= 0 ? endOfExtended(line, at) : endOfBasic(line, at);
            commands.add(of(line.substring(at, end)));
            at = end;
        }
        return commands;
    }

    String call() {
        return name + " " + form;
    }

    /** Gives the arguments, with quotes removed. */
    List<String> arguments() {
        List<String> found = new ArrayList<>();
        StringBuilder one = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < argument.length(); i++) {
            char c = argument.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                found.add(one.toString());
                one.setLength(0);
            } else {
                one.append(c);
            }
        }
        found.add(one.toString());
        return found;
    }

    /** Gives an argument as a number, or the other value when it is missing or none. */
    int number(int index, int otherwise) {
        List<String> all = arguments();
        if (index >= all.size() || !all.get(index).strip().matches("[0-9]{1,6}")) {
            return otherwise;
        }
        return Integer.parseInt(all.get(index).strip());
    }

    private static int endOfExtended(String line, int at) {
        boolean quoted = false;
        for (int i = at; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            if (line.charAt(i) == ';' && !quoted) {
                return i;
            }
        }
        return line.length();
    }

    private static int endOfBasic(String line, int at) {
        int i = at + 1;
        if ("&\\".indexOf(line.charAt(at)) >= 0 && i < line.length()) {
            i++;
        }
        while (i < line.length() && "0123456789=?".indexOf(line.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    private static AtCommand of(String text) {
        String upper = text.strip();
        int equals = upper.indexOf('=');
        if (equals > 0) {
            String name = upper.substring(0, equals).toUpperCase(Locale.ROOT);
            String argument = upper.substring(equals + 1);
            return argument.equals("?") ? new AtCommand(name, Form.TEST, "") : new AtCommand(name, Form.SET, argument);
        }
        if (upper.endsWith("?")) {
            return new AtCommand(upper.substring(0, upper.length() - 1).toUpperCase(Locale.ROOT), Form.READ, "");
        }
        int digits = EXTENDED.indexOf(upper.charAt(0)) >= 0 ? upper.length() : firstDigit(upper);
        return new AtCommand(upper.substring(0, digits).toUpperCase(Locale.ROOT), Form.RUN, upper.substring(digits));
    }

    private static int firstDigit(String text) {
        int i = 0;
        while (i < text.length() && !Character.isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
