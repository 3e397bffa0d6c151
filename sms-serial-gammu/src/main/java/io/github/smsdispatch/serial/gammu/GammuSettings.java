// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What {@link GammuDispatcher} needs to be told. Immutable. */
public final class GammuSettings {

    /** How long the network keeps an SMS for a phone that is off. */
    public enum Validity {
        /** As the SIM says. */
        DEFAULT(""),
        /** One hour. */
        HOUR("HOUR"),
        /** Six hours. */
        SIX_HOURS("6HOURS"),
        /** A day. */
        DAY("DAY"),
        /** Three days. */
        THREE_DAYS("3DAYS"),
        /** A week. */
        WEEK("WEEK"),
        /** As long as the network allows. */
        MAX("MAX");

        private final String word;

        Validity(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private final Builder values;

    private GammuSettings(Builder builder) {
        values = builder.copy();
    }

    /**
     * Starts settings; all have defaults.
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
     * @throws SmsConfigurationException when one is unknown or wrong
     */
    public static GammuSettings from(DispatcherSettings settings) {
        return GammuSettingsReader.read(settings);
    }

    String name() {
        return values.name;
    }

    String program() {
        return values.program;
    }

    @Nullable
    Path config() {
        return values.config;
    }

    OptionalInt section() {
        return values.section;
    }

    Validity validity() {
        return values.validity;
    }

    int maxSegments() {
        return values.maxSegments;
    }

    Duration timeout() {
        return values.timeout;
    }

    boolean enabled() {
        return values.enabled;
    }

    @Override
    public String toString() {
        return "GammuSettings[" + values.name + ", enabled=" + values.enabled + ", program=" + values.program
                + ", config=" + values.config + ", section=" + values.section + ", timeout=" + values.timeout + "]";
    }

    /** Collects settings; each method checks its value at once. Not thread-safe. */
    public static final class Builder extends GammuSettingsBuilder<Builder> implements Cloneable {

        private Builder(String name) {
            super(name);
        }

        private Builder copy() {
            try {
                return (Builder) clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Makes the settings.
         *
         * @return the settings
         */
        public GammuSettings build() {
            return new GammuSettings(this);
        }
    }
}
