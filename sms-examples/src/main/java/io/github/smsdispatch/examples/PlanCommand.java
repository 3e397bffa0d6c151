// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smsdispatch.api.text.Culprit;
import io.github.smsdispatch.api.text.Gsm7Alphabet;
import io.github.smsdispatch.api.text.NationalLanguage;
import io.github.smsdispatch.api.text.OverBudget;
import io.github.smsdispatch.api.text.Segment;
import io.github.smsdispatch.api.text.SegmentReference;
import io.github.smsdispatch.api.text.TextOptions;
import io.github.smsdispatch.api.text.TextPlan;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Shows what a text costs on the air: encoding, segments, and what forces the dearer encoding.")
final class PlanCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TEXT", description = "The text to plan.")
    private String text;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(
            names = "--languages",
            split = ",",
            paramLabel = "LANGUAGE",
            description = "National tables that network and phones understand: ${COMPLETION-CANDIDATES}.")
    private List<NationalLanguage> languages = List.of();

    @Option(
            names = "--max-segments",
            paramLabel = "N",
            defaultValue = "255",
            description = "What the text may cost, 1 to 255; default ${DEFAULT-VALUE}.")
    private int maxSegments;

    @Option(
            names = "--on-overflow",
            split = ",",
            paramLabel = "STEP",
            description = "What to try, in this order, with a dearer text: ${COMPLETION-CANDIDATES}; default REJECT.")
    private List<OverBudget> onOverflow = List.of();

    @Option(names = "--wide-reference", description = "Number the segments with a reference of 16 bits.")
    private boolean wideReference;

    @Override
    public Integer call() {
        TextPlan plan = TextPlan.of(text, options());
        spec.commandLine().getOut().println(json ? asJson(plan) : asText(plan));
        return 0;
    }

    private TextOptions options() {
        try {
            return TextOptions.builder()
                    .languages(Set.copyOf(languages))
                    .maxSegments(maxSegments)
                    .onOverflow(onOverflow.toArray(OverBudget[]::new))
                    .reference(wideReference ? SegmentReference.SIXTEEN_BIT : SegmentReference.EIGHT_BIT)
                    .build();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static String asText(TextPlan plan) {
        StringBuilder lines = new StringBuilder(
                String.format("%s, %d units, %s", plan.encoding(), plan.units(), counted(plan.segments(), "segment")));
        if (!plan.applied().isEmpty()) {
            lines.append(", above the budget: ").append(plan.applied());
        }
        List<Segment> layout = plan.layout();
        for (int i = 0; i < layout.size() && layout.size() > 1; i++) {
            Segment segment = layout.get(i);
            lines.append(String.format(
                    "%n  %d: %d used, %d free: '%s'", i + 1, segment.used(), segment.free(), segment.text()));
        }
        for (Culprit culprit : plan.culprits()) {
            lines.append(String.format(
                    "%n  '%s' at %d is not in the GSM 7-bit alphabet", culprit.character(), culprit.index()));
            culprit.replacement().ifPresent(instead -> lines.append("; instead: '" + instead + "'"));
        }
        int saved = plan.savedByTransliteration();
        return saved == 0
                ? lines.toString()
                : lines + String.format("%n  transliteration saves %s", counted(saved, "segment"));
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String asJson(TextPlan plan) {
        ObjectNode object = new JsonMapper().createObjectNode();
        object.put("text", plan.text());
        object.put("encoding", plan.encoding().name());
        plan.alphabet().flatMap(Gsm7Alphabet::lockingShift).ifPresent(l -> object.put("lockingShift", l.name()));
        plan.alphabet().flatMap(Gsm7Alphabet::singleShift).ifPresent(l -> object.put("singleShift", l.name()));
        object.put("segments", plan.segments());
        object.put("units", plan.units());
        object.put("unitsInSegment", plan.unitsInSegment());
        ArrayNode layout = object.putArray("layout");
        plan.layout()
                .forEach(s -> layout.addObject()
                        .put("text", s.text())
                        .put("used", s.used())
                        .put("free", s.free()));
        ArrayNode culprits = object.putArray("culprits");
        plan.culprits()
                .forEach(c -> culprits.addObject()
                        .put("character", c.character())
                        .put("index", c.index())
                        .put("replacement", c.replacement().orElse(null)));
        object.put("savedByTransliteration", plan.savedByTransliteration());
        object.put("rejected", plan.rejected());
        ArrayNode applied = object.putArray("applied");
        plan.applied().forEach(step -> applied.add(step.name()));
        ArrayNode messages = object.putArray("messages");
        plan.messages().forEach(message -> messages.add(message.text()));
        return object.toString();
    }
}
