// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smsdispatch.api.Attempt;
import io.github.smsdispatch.api.Dispatchers;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.SmsSender;
import io.github.smsdispatch.examples.config.DispatcherConfig;
import io.github.smsdispatch.examples.config.IniFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description = "Sends one SMS through the dispatchers of a configuration and says what became of it.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:accepted",
            "2:wrong arguments or configuration; nothing was sent",
            "3:rejected",
            "4:unavailable: certainly not sent",
            "5:unknown: may have been sent"
        })
final class SendCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "INI file with [dispatcher] and a section each.")
    private Path config;

    @Option(names = "--to", required = true, paramLabel = "PHONE", description = "Recipient, for example +4712345678.")
    private String to;

    @Option(names = "--text", required = true, paramLabel = "TEXT", description = "What to send.")
    private String text;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        PhoneNumber recipient = PhoneNumber.of(to);
        SmsSender.Builder builder = SmsSender.builder();
        DispatcherConfig.makers(IniFile.read(config), Dispatchers.installed()).forEach(builder::dispatcher);
        try (SmsSender sender = builder.build()) {
            SendResult result = sender.send(recipient, text);
            spec.commandLine().getOut().println(json ? asJson(result) : asText(result));
            return result.outcome().fold(accepted -> 0, rejected -> 3, unavailable -> 4, unknown -> 5);
        }
    }

    private static String asText(SendResult result) {
        StringBuilder lines = new StringBuilder(result.outcome().describe());
        for (Attempt attempt : result.attempts()) {
            lines.append(String.format(
                    "%n  %s: %s (%d ms)",
                    attempt.dispatcher(),
                    attempt.outcome().describe(),
                    attempt.took().toMillis()));
        }
        return lines.toString();
    }

    private static String asJson(SendResult result) {
        ObjectNode object = new JsonMapper().createObjectNode();
        object.put("outcome", word(result.outcome()));
        object.put("sendingId", result.outcome() instanceof Outcome.Accepted accepted ? accepted.sendingId() : null);
        object.put("dispatcher", result.dispatcher().orElse(null));
        ArrayNode attempts = object.putArray("attempts");
        for (Attempt attempt : result.attempts()) {
            attempts.addObject()
                    .put("dispatcher", attempt.dispatcher())
                    .put("outcome", word(attempt.outcome()))
                    .put("detail", attempt.outcome().describe())
                    .put("tookMs", attempt.took().toMillis());
        }
        return object.toString();
    }

    private static String word(Outcome outcome) {
        return outcome.fold(a -> "Accepted", r -> "Rejected", u -> "Unavailable", u -> "Unknown");
    }
}
