// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.text.Encoding;
import io.github.smsdispatch.api.text.TextPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes argument vectors for {@code gammu}. The text isn't among them: it goes to standard input. */
final class GammuCommand {

    /** How many characters may be read: more than ever come. */
    private static final String MOST = "9000";

    private final GammuSettings settings;

    GammuCommand(GammuSettings settings) {
        this.settings = settings;
    }

    List<String> send(PhoneNumber phone, TextPlan plan) {
        List<String> command = start();
        command.addAll(List.of("sendsms", "TEXT", phone.value(), "-autolen", MOST));
        if (plan.encoding() == Encoding.UCS2) {
            command.add("-unicode");
        }
        if (settings.validity() != GammuSettings.Validity.DEFAULT) {
            command.addAll(List.of("-validity", settings.validity().word()));
        }
        return command;
    }

    List<String> identify() {
        List<String> command = start();
        command.add("identify");
        return command;
    }

    private List<String> start() {
        List<String> command = new ArrayList<>(List.of(settings.program()));
        Path config = settings.config();
        if (config != null) {
            command.addAll(List.of("--config", config.toString()));
        }
        settings.section().ifPresent(section -> command.addAll(List.of("--section", Integer.toString(section))));
        return command;
    }
}
