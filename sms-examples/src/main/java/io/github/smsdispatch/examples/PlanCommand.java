// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smsdispatch.api.text.Culprit;
import io.github.smsdispatch.api.text.TextPlan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Override
    public Integer call() {
        TextPlan plan = TextPlan.of(text);
        spec.commandLine().getOut().println(json ? asJson(plan) : asText(plan));
        return 0;
    }

    private static String asText(TextPlan plan) {
        StringBuilder lines = new StringBuilder(String.format(
                "%s, %d units, %d segment%s",
                plan.encoding(), plan.units(), plan.segments(), plan.segments() == 1 ? "" : "s"));
        for (Culprit culprit : plan.culprits()) {
            lines.append(String.format(
                    "%n  '%s' at %d is not in the GSM 7-bit alphabet", culprit.character(), culprit.index()));
        }
        return lines.toString();
    }

    private static String asJson(TextPlan plan) {
        ObjectNode object = new JsonMapper().createObjectNode();
        object.put("encoding", plan.encoding().name());
        object.put("segments", plan.segments());
        object.put("units", plan.units());
        ArrayNode culprits = object.putArray("culprits");
        plan.culprits()
                .forEach(c ->
                        culprits.addObject().put("character", c.character()).put("index", c.index()));
        return object.toString();
    }
}
