// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What callbacks of a gateway mean.
 *
 * @param rules in order; a status, or nothing for callbacks that aren't about delivery
 * @param id finds the sending id where no pattern caught it
 */
record CallbackRules(Rules<Optional<DeliveryStatus>> rules, Function<Facts, Optional<String>> id) {

    /** Knows no callback. */
    static final CallbackRules NONE = new CallbackRules(new Rules<>(List.of()), facts -> Optional.empty());

    private static final String MEANINGS = "delivered, undelivered, expired, on-network, ignore, or off";
    private static final String SOURCES = "param NAME, header NAME or json /POINTER";

    static CallbackRules read(DispatcherSettings settings) {
        Rules<Optional<DeliveryStatus>> rules =
                new RuleReader<>(settings, "report.", "means", MEANINGS, CallbackRules::meaning).read();
        return new CallbackRules(rules, id(settings));
    }

    private static Optional<Optional<DeliveryStatus>> meaning(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "delivered" -> Optional.of(Optional.of(DeliveryStatus.DELIVERED));
            case "undelivered" -> Optional.of(Optional.of(DeliveryStatus.UNDELIVERED));
            case "expired" -> Optional.of(Optional.of(DeliveryStatus.EXPIRED));
            case "on-network" -> Optional.of(Optional.of(DeliveryStatus.ON_NETWORK));
            case "ignore" -> Optional.of(Optional.empty());
            default -> Optional.empty();
        };
    }

    private static Function<Facts, Optional<String>> id(DispatcherSettings settings) {
        String text = settings.text("report.id").orElse("param id");
        List<String> words = List.of(text.split("\\s+", 2));
        String name = words.size() == 2 ? words.get(1) : "";
        if (name.isEmpty()) {
            throw settings.wrong("report.id", text, SOURCES);
        }
        return switch (words.get(0)) {
            case "param" -> facts -> facts.parameter(name);
            case "header" -> facts -> facts.header(name);
            case "json" -> {
                JsonPointer pointer = RuleReader.pointer(settings, "report.id", name);
                yield facts -> facts.json(pointer);
            }
            default -> throw settings.wrong("report.id", text, SOURCES);
        };
    }
}
