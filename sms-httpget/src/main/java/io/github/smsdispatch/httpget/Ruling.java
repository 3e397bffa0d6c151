// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.UnavailableReason;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a rule says of an answer, before the answer's own code and words are added. */
sealed interface Ruling {

    /** The gateway took it. */
    record Accept() implements Ruling {}

    /** The gateway refused it for good. */
    record Reject(RejectionReason reason) implements Ruling {}

    /** The gateway certainly didn't take it. */
    record Decline(UnavailableReason reason, Recovery recovery) implements Ruling {}

    /** The answer tells nothing. */
    record Doubt() implements Ruling {}

    /** What is allowed, for errors. */
    String ALLOWED = "accepted, rejected [" + words(RejectionReason.values()) + "], unavailable ["
            + words(UnavailableReason.values()) + "] [permanent], unknown, or off";

    /** Reads {@code rejected invalid-recipient} and the like. */
    static Optional<Ruling> parse(String text) {
        List<String> words = List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        List<String> more = words.subList(1, words.size());
        return switch (words.get(0)) {
            case "accepted" -> more.isEmpty() ? Optional.of(new Accept()) : Optional.empty();
            case "unknown" -> more.isEmpty() ? Optional.of(new Doubt()) : Optional.empty();
            case "rejected" ->
                one(more, RejectionReason.values(), RejectionReason.OTHER).map(Reject::new);
            case "unavailable" -> decline(more);
            default -> Optional.empty();
        };
    }

    private static Optional<Ruling> decline(List<String> words) {
        boolean permanent = !words.isEmpty() && words.get(words.size() - 1).equals("permanent");
        List<String> reason = permanent ? words.subList(0, words.size() - 1) : words;
        return one(reason, UnavailableReason.values(), UnavailableReason.TRANSPORT_ERROR)
                .map(found -> new Decline(found, permanent ? Recovery.BY_OPERATOR : Recovery.BY_ITSELF));
    }

    private static <E extends Enum<E>> Optional<E> one(List<String> words, E[] all, E otherwise) {
        if (words.isEmpty()) {
            return Optional.of(otherwise);
        }
        return words.size() > 1
                ? Optional.empty()
                : Arrays.stream(all).filter(e -> word(e).equals(words.get(0))).findFirst();
    }

    private static String words(Enum<?>[] all) {
        return Arrays.stream(all).map(Ruling::word).collect(Collectors.joining("|"));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
