// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.serial.gammu.GammuSettings.Validity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The setters of {@link GammuSettings.Builder}. */
abstract class GammuSettingsBuilder<B> {

    final String name;
    boolean enabled = true;
    String program = "gammu";

    @Nullable
    Path config;

    OptionalInt section = OptionalInt.empty();
    Validity validity = Validity.DEFAULT;
    int maxSegments = 10;
    Duration timeout = Duration.ofMinutes(2);

    GammuSettingsBuilder(String name) {
        if (name.isBlank() || name.length() > 64) {
            throw new SmsConfigurationException("name", name.length() + " characters", "1 to 64 characters");
        }
        this.name = name;
    }

    abstract B self();

    /**
     * Switches the dispatcher off: no program is started, every send is {@code Unavailable(DISABLED)}.
     *
     * @return this
     */
    public B disabled() {
        enabled = false;
        return self();
    }

    /**
     * Names the program.
     *
     * @param command its name, looked for on the path, or its place; default {@code gammu}. Never a command line: no shell
     *     reads it
     * @return this
     */
    public B program(String command) {
        if (command.isBlank() || command.indexOf('\0') >= 0) {
            throw wrong("program", command.length() + " characters", "the name or the place of the program");
        }
        program = command;
        return self();
    }

    /**
     * Names the program's configuration file.
     *
     * @param file usually {@code /etc/gammurc} or {@code ~/.gammurc}, where the program looks by itself when nothing is set
     * @return this
     */
    public B config(Path file) {
        config = file;
        return self();
    }

    /**
     * Chooses a section of the configuration file: one per phone.
     *
     * @param number 0 to 999: 0 is {@code [gammu]}, 1 is {@code [gammu1]}, and so on; default 0
     * @return this
     */
    public B section(int number) {
        section = OptionalInt.of(range("section", number, 0, 999));
        return self();
    }

    /**
     * Sets how long the network keeps an SMS for a phone that is off.
     *
     * @param period default {@link Validity#DEFAULT}
     * @return this
     */
    public B validity(Validity period) {
        validity = period;
        return self();
    }

    /**
     * Sets the longest SMS.
     *
     * @param segments 1 to 24; default 10. The program cuts texts at 5,000 octets without a word, which 24 segments of
     *     UCS-2 don't reach
     * @return this
     */
    public B maxSegments(int segments) {
        maxSegments = range("maxSegments", segments, 1, 24);
        return self();
    }

    /**
     * Sets the time budget of a send, waiting for its turn included. The program itself waits for ever.
     *
     * @param budget 100 ms to 30 min; default 2 min; a call takes about 4 s and as much per segment
     * @return this
     */
    public B timeout(Duration budget) {
        if (budget.compareTo(Duration.ofMillis(100)) < 0 || budget.compareTo(Duration.ofMinutes(30)) > 0) {
            throw wrong("timeout", budget.toString(), "100 ms to 30 min");
        }
        timeout = budget;
        return self();
    }

    private SmsConfigurationException wrong(String key, String received, String allowed) {
        return new SmsConfigurationException(name + "." + key, received, allowed);
    }

    private int range(String key, int value, int min, int max) {
        if (value < min || value > max) {
            throw wrong(key, Integer.toString(value), min + " to " + max);
        }
        return value;
    }
}
