// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.api.text.Culprit;
import io.github.smsdispatch.api.text.TextPlan;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a campaign will cost, each customer's own text counted, before anything goes out.
 *
 * @param recipients how many are written to
 * @param segments what networks bill
 * @param cost at the salon's price
 * @param currency of the cost
 * @param languages the texts by language, with what makes them dearer
 */
record CampaignPlan(
        long recipients, long segments, BigDecimal cost, String currency, Map<String, Map<String, Object>> languages) {

    /** What is added up for one language. */
    private static final class Sum {
        private long recipients;
        private long segments;
        private long saved;
        private TextPlan dearest = TextPlan.of("-");
        private final Set<String> culprits = new LinkedHashSet<>();

        void add(TextPlan plan) {
            recipients++;
            segments += plan.segments();
            saved += plan.savedByTransliteration();
            plan.culprits().stream().map(Sum::described).forEach(culprits::add);
            dearest = plan.segments() > dearest.segments() || recipients == 1 ? plan : dearest;
        }

        private static String described(Culprit culprit) {
            return culprit.character()
                    + culprit.replacement().map(instead -> " -> " + instead).orElse("");
        }

        Map<String, Object> shown() {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("recipients", recipients);
            all.put("segments", segments);
            all.put(
                    "dearest",
                    Map.of(
                            "text",
                            dearest.text(),
                            "segments",
                            dearest.segments(),
                            "encoding",
                            dearest.encoding().name()));
            all.put("makeItDearer", List.copyOf(culprits));
            all.put("savedByReplacing", saved);
            return all;
        }
    }

    static CampaignPlan of(Campaign campaign, Salon salon, List<Customer> customers) {
        Map<String, Sum> sums = new TreeMap<>();
        for (Customer customer : customers) {
            String text =
                    campaign.text(salon, customer.language()).filled(salon, customer.name(), customer.language(), null);
            sums.computeIfAbsent(customer.language(), language -> new Sum()).add(TextPlan.of(text));
        }
        long segments = sums.values().stream().mapToLong(sum -> sum.segments).sum();
        Map<String, Map<String, Object>> languages = new TreeMap<>();
        sums.forEach((language, sum) -> languages.put(language, sum.shown()));
        return new CampaignPlan(customers.size(), segments, salon.cost(segments), salon.currency(), languages);
    }
}
