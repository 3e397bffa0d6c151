// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.api.spi.Secret;
import java.time.Duration;
import java.util.Optional;

/** Everything that one modem needs to be told. Immutable; {@link #toString()} shows no secret. */
public final class SerialSettings {

    static final String DEFAULT_NOTICES = "2,1,0,1,0";

    private final Builder values;

    private SerialSettings(Builder values) {
        this.values = values;
    }

    /**
     * Starts settings.
     *
     * @param name the dispatcher's name, 1 to 64 characters
     * @param port a device such as {@code /dev/ttyUSB0} or {@code COM3}, {@code usb:VID:PID} or {@code usb:VID:PID:SERIAL}
     *     in hexadecimal, or {@code tcp://host:port}
     * @return a builder
     * @throws SmsConfigurationException when one of them is none
     */
    public static Builder builder(String name, String port) {
        return new Builder(name, port);
    }

    /**
     * Reads the settings of a configuration file; the module's README lists the keys.
     *
     * @param settings keys and texts; unknown keys are refused
     * @return the settings
     * @throws SmsConfigurationException when one is missing, unknown or wrong
     */
    public static SerialSettings from(DispatcherSettings settings) {
        return SerialSettingsReader.read(settings);
    }

    String name() {
        return values.name;
    }

    PortAddress port() {
        return values.port;
    }

    String portText() {
        return values.portText;
    }

    int baud() {
        return values.baud;
    }

    Optional<Secret> pin() {
        return Optional.ofNullable(values.pin);
    }

    String serviceCentre() {
        return values.serviceCentre;
    }

    String storage() {
        return values.storage;
    }

    String notices() {
        return values.notices;
    }

    boolean reports() {
        return values.reports;
    }

    boolean inbound() {
        return values.inbound;
    }

    Optional<Duration> validity() {
        return Optional.ofNullable(values.validity);
    }

    Duration timeout() {
        return values.timeout;
    }

    Duration answerTimeout() {
        return values.answerTimeout;
    }

    Duration commandTimeout() {
        return values.commandTimeout;
    }

    Duration networkWait() {
        return values.networkWait;
    }

    Duration pollEvery() {
        return values.pollEvery;
    }

    Duration partsWait() {
        return values.partsWait;
    }

    Duration reopenPause() {
        return values.reopenPause;
    }

    int perMinute() {
        return values.perMinute;
    }

    int perDay() {
        return values.perDay;
    }

    int blockAfter() {
        return values.blockAfter;
    }

    Duration blockFor() {
        return values.blockFor;
    }

    int batchSize() {
        return values.batchSize;
    }

    @Override
    public String toString() {
        return "SerialSettings[" + name() + ", " + portText() + ", baud=" + baud()
                + (values.pin == null ? "" : ", pin=***") + ", timeout=" + timeout() + "]";
    }

    /** Collects settings; each method checks its value at once. Not thread-safe. */
    public static final class Builder extends SerialSettingsBuilder<Builder> {

        private Builder(String name, String port) {
            super(name, port);
        }

        private Builder(Builder other) {
            super(other);
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
        public SerialSettings build() {
            return new SerialSettings(new Builder(this));
        }
    }
}
