// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.SendResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Searches texts for what must not stand in them. */
final class Leaks {

    private final Set<String> secrets;
    private final String digits;

    Leaks(Set<String> secrets, String digits) {
        this.secrets = secrets;
        this.digits = digits;
    }

    /** Names what was found, never the secret itself. */
    List<String> in(String where, String text) {
        List<String> found = new ArrayList<>();
        if (secrets.stream().anyMatch(text::contains)) {
            found.add("a secret in " + where);
        }
        if (text.contains(digits)) {
            found.add("a whole phone number in " + where);
        }
        return found;
    }

    List<String> in(SendResult result) {
        List<String> found = new ArrayList<>(in("the result's toString", result.toString()));
        found.addAll(in("the outcome's description", result.outcome().describe()));
        found.addAll(in("the outcome's toString", result.outcome().toString()));
        if (result.outcome() instanceof Outcome.Rejected rejected) {
            found.addAll(in("the rejection's text", rejected.text()));
        }
        return found;
    }
}
