// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import java.util.Map;
import java.util.TreeMap;

/** Everything that one mail gateway needs to be told. Immutable; {@link #toString()} shows no secret. */
public final class MailSettings {

    static final String TO_ALLOWED =
            "an e-mail address, ASCII, in which {phone} and {digits} may stand, such as {phone}@gateway.example.com";

    /** How the connection is protected. The server's certificate and its name are checked wherever there is TLS. */
    public enum Security {
        /** Not at all. */
        NONE,
        /** Begins in the clear and must switch to TLS before anything else (RFC 3207). */
        STARTTLS,
        /** TLS from the first byte (RFC 8314). */
        TLS
    }

    /** How a body beyond ASCII is written. */
    public enum Encoding {
        /** As UTF-8 itself where the server offers 8BITMIME, else as quoted-printable. */
        EIGHT_BIT,
        /** As quoted-printable. */
        QUOTED_PRINTABLE,
        /** As base64. */
        BASE64
    }

    /** When the mail system is to tell the envelope sender what became of a mail. */
    public enum Notify {
        /** As it likes: usually on failure. */
        SERVER_DEFAULT,
        /** Never. */
        NEVER,
        /** On failure and on delay. */
        FAILURE,
        /** On success, failure and delay. */
        ALWAYS
    }

    private final Builder values;

    private MailSettings(Builder builder) {
        values = builder.copy();
    }

    /**
     * Starts settings. {@code from} and {@code to} must be given unless it is disabled.
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
    public static MailSettings from(DispatcherSettings settings) {
        return SettingsReader.read(settings);
    }

    /** All values; nobody changes them any more. */
    Builder values() {
        return values;
    }

    String name() {
        return values.name;
    }

    Security security() {
        return values.security();
    }

    int port() {
        if (values.port != 0) {
            return values.port;
        }
        return Map.of(Security.NONE, 25, Security.STARTTLS, 587, Security.TLS, 465)
                .getOrDefault(security(), 25);
    }

    @Override
    public String toString() {
        return "MailSettings[" + values.name + ", enabled=" + values.enabled + ", " + values.host + ":" + port() + ", "
                + security() + ", login=" + (values.password == null ? "none" : "***") + ", headers="
                + values.headers.keySet() + ", inFlight=" + values.inFlight + ", timeout=" + values.timeout + "]";
    }

    /** Collects settings; each method checks its value at once. Not thread-safe. */
    public static final class Builder extends LetterBuilder<Builder> implements Cloneable {

        private Builder(String name) {
            super(name);
        }

        private Builder copy() {
            try {
                Builder copy = (Builder) clone();
                copy.headers = new TreeMap<>(headers);
                return copy;
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
         * @throws SmsConfigurationException when an address is missing, when a mail would say neither whom nor what to
         *     send, or when a password would cross a network in the clear
         */
        public MailSettings build() {
            checkComplete();
            return new MailSettings(this);
        }
    }
}
