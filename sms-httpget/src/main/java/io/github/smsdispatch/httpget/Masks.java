// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import io.github.smsdispatch.http.Shown;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes secrets out of a gateway's words: some gateways repeat the request in their errors. Immutable. */
final class Masks {

    /** Shorter ones would mask ordinary words. */
    private static final int SHORTEST = 4;

    private static final int MOST = 120;

    private final List<String> secrets;

    Masks(Collection<String> plain) {
        Set<String> all = new LinkedHashSet<>();
        for (String secret : plain) {
            if (secret.length() >= SHORTEST) {
                all.add(secret);
                all.add(Markup.json(secret));
                addEncoded(all, secret, Place.QUERY);
                addEncoded(all, secret, Place.FORM);
                all.add(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
            }
        }
        // A secret within another one must not leave its rest behind.
        secrets = all.stream()
                .sorted((a, b) -> Integer.compare(b.length(), a.length()))
                .toList();
    }

    /** What may be shown of a gateway's words about an SMS with this text. */
    String shown(String words, String smsText) {
        String masked = smsText.length() >= SHORTEST ? words.replace(smsText, "***") : words;
        for (String secret : secrets) {
            masked = masked.replace(secret, "***");
        }
        return Shown.text(masked, MOST);
    }

    private static void addEncoded(Set<String> all, String secret, Place place) {
        try {
            all.add(place.write(secret, StandardCharsets.UTF_8));
        } catch (UnwritableException e) {
            // Then it can't be repeated in this form either.
        }
    }
}
