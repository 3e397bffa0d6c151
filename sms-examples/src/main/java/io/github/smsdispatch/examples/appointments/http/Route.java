// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A method and a path such as {@code /appointments/{id}}. */
record Route(String method, List<String> segments, Handler handler) {

    static Route of(String method, String path, Handler handler) {
        return new Route(method, split(path), handler);
    }

    /** Gives the variables of a path that this one matches. */
    Optional<Map<String, String>> variables(String path) {
        List<String> given = split(path);
        if (given.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            String wanted = segments.get(i);
            if (wanted.startsWith("{")) {
                variables.put(wanted.substring(1, wanted.length() - 1), given.get(i));
            } else if (!wanted.equals(given.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    private static List<String> split(String path) {
        return List.of(path.substring(1).split("/", -1));
    }
}
