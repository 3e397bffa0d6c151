// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What {@link GammuSmsdDispatcher} needs to be told. Immutable. */
public final class GammuSmsdSettings {

    private final Builder values;

    private GammuSmsdSettings(Builder builder) {
        values = builder.copy();
    }

    /**
     * Starts settings; {@code config} must be given unless it is disabled.
     *
     * @param name the dispatcher's name, 1 to 64 characters
     * @return a builder
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * Reads the settings of a configuration file; the module's README lists the keys.
     *
     * @param settings keys and texts; unknown keys are refused
     * @return the settings
     * @throws SmsConfigurationException when one is missing, unknown or wrong
     */
    public static GammuSmsdSettings from(DispatcherSettings settings) {
        Builder builder = builder(settings.name());
        if (!settings.yesOrNo("enabled").orElse(true)) {
            builder.disabled();
        }
        settings.text("program").ifPresent(builder::program);
        settings.text("config").ifPresent(file -> builder.config(GammuSettingsReader.path(settings, "config", file)));
        Duration longest = Duration.ofDays(3650);
        builder.maxSegments(settings.integer("maxSegments", builder.maxSegments, 0, Integer.MAX_VALUE))
                .timeout(settings.duration("timeout", builder.timeout, Duration.ZERO, longest))
                .lookEvery(settings.duration("lookEvery", builder.lookEvery, Duration.ZERO, longest))
                .followFor(settings.duration("followFor", builder.followFor, Duration.ZERO, longest));
        settings.refuseUnknown();
        return builder.build();
    }

    Builder values() {
        return values;
    }

    @Override
    public String toString() {
        return "GammuSmsdSettings[" + values.name + ", enabled=" + values.enabled + ", program=" + values.program
                + ", config=" + values.config + ", timeout=" + values.timeout + "]";
    }

    /** Collects settings; each method checks its value at once. Not thread-safe. */
    public static final class Builder implements Cloneable {

        final String name;
        boolean enabled = true;
        String program = "gammu-smsd-inject";

        @Nullable
        Path config;

        int maxSegments = 10;
        Duration timeout = Duration.ofSeconds(30);
        Duration lookEvery = Duration.ofSeconds(5);
        Duration followFor = Duration.ofDays(1);

        private Builder(String name) {
            if (name.isBlank() || name.length() > 64) {
                throw new SmsConfigurationException("name", name.length() + " characters", "1 to 64 characters");
            }
            this.name = name;
        }

        /**
         * Switches the dispatcher off: no program is started, every send is {@code Unavailable(DISABLED)}.
         *
         * @return this
         */
        public Builder disabled() {
            enabled = false;
            return this;
        }

        /**
         * Names the program that puts SMS into the spool.
         *
         * @param command its name, looked for on the path, or its place; default {@code gammu-smsd-inject}
         * @return this
         */
        public Builder program(String command) {
            if (command.isBlank() || command.indexOf('\0') >= 0) {
                throw wrong("program", command.length() + " characters", "the name or the place of the program");
            }
            program = command;
            return this;
        }

        /**
         * Names the daemon's configuration file, which tells where its spool is.
         *
         * @param file usually {@code /etc/gammu-smsdrc}
         * @return this
         */
        public Builder config(Path file) {
            config = file;
            return this;
        }

        /**
         * Sets the longest SMS.
         *
         * @param segments 1 to 24; default 10
         * @return this
         */
        public Builder maxSegments(int segments) {
            if (segments < 1 || segments > 24) {
                throw wrong("maxSegments", Integer.toString(segments), "1 to 24");
            }
            maxSegments = segments;
            return this;
        }

        /**
         * Sets the time budget of handing over an SMS.
         *
         * @param budget 100 ms to 10 min; default 30 s
         * @return this
         */
        public Builder timeout(Duration budget) {
            timeout = range("timeout", budget, Duration.ofMillis(100), Duration.ofMinutes(10));
            return this;
        }

        /**
         * Sets how often the daemon's folders are looked at while an SMS is followed.
         *
         * @param period 10 ms to 1 h; default 5 s
         * @return this
         */
        public Builder lookEvery(Duration period) {
            lookEvery = range("lookEvery", period, Duration.ofMillis(10), Duration.ofHours(1));
            return this;
        }

        /**
         * Sets how long an SMS is followed on its way from the outbox to the folder of sent or failed ones.
         *
         * @param time zero to 30 d; default 1 d; zero follows none
         * @return this
         */
        public Builder followFor(Duration time) {
            followFor = range("followFor", time, Duration.ZERO, Duration.ofDays(30));
            return this;
        }

        /**
         * Makes the settings.
         *
         * @return the settings
         * @throws SmsConfigurationException when the configuration file isn't named
         */
        public GammuSmsdSettings build() {
            if (enabled && config == null) {
                throw wrong("config", "nothing", "the daemon's configuration file, such as /etc/gammu-smsdrc");
            }
            return new GammuSmsdSettings(this);
        }

        private Builder copy() {
            try {
                return (Builder) clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }

        private Duration range(String key, Duration value, Duration min, Duration max) {
            if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
                throw wrong(key, value.toString(), min + " to " + max);
            }
            return value;
        }

        private SmsConfigurationException wrong(String key, String received, String allowed) {
            return new SmsConfigurationException(name + "." + key, received, allowed);
        }
    }
}
