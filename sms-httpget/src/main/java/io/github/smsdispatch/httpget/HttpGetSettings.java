// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.api.spi.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one gateway needs to be told: how a request is made, and what its answers mean. The module's README
 * lists the keys; a builder and a configuration file use the same ones. Immutable; {@link #toString()} shows no secret.
 */
public final class HttpGetSettings {

    private final String name;
    private final @Nullable Gateway gateway;
    private final CallbackRules callbacks;
    private final Capabilities capabilities;

    private HttpGetSettings(
            String name, @Nullable Gateway gateway, CallbackRules callbacks, Capabilities capabilities) {
        this.name = name;
        this.gateway = gateway;
        this.callbacks = callbacks;
        this.capabilities = capabilities;
    }

    /**
     * Starts settings.
     *
     * @param name the dispatcher's name, 1 to 64 characters
     * @return a builder
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * Reads settings.
     *
     * @param settings keys and texts; unknown keys are refused
     * @return the settings
     * @throws SmsConfigurationException when one is missing, unknown or wrong
     */
    public static HttpGetSettings from(DispatcherSettings settings) {
        if (settings.name().isBlank() || settings.name().length() > 64) {
            throw settings.wrong("name", settings.name().length() + " characters", "1 to 64 characters");
        }
        DispatcherSettings all = Presets.applied(settings);
        all.text("preset");
        boolean enabled = all.yesOrNo("enabled").orElse(true);
        if (!enabled) {
            // What isn't used needn't be complete.
            return new HttpGetSettings(all.name(), null, CallbackRules.NONE, Capabilities.basic());
        }
        Gateway gateway = new SettingsReader(all).read();
        CallbackRules callbacks = CallbackRules.read(all);
        boolean reports = all.text("reportUrl").isPresent();
        Capabilities capabilities = Capabilities.builder()
                .inFlight(gateway.wire().inFlight())
                .maxSegments(all.integer("maxSegments", 255, 1, 255))
                .sendingIds(
                        gateway.addressing().ids() == Addressing.IdSource.OWN
                                ? Capabilities.SendingIds.CHOSEN_BY_CLIENT
                                : Capabilities.SendingIds.CHOSEN_BY_TRANSPORT)
                .reports(all.choice("reports", reports ? Capabilities.Reports.HANDSET : Capabilities.Reports.NONE))
                .build();
        all.refuseUnknown();
        return new HttpGetSettings(all.name(), gateway, callbacks, capabilities);
    }

    String name() {
        return name;
    }

    /** Empty when it is switched off. */
    Optional<Gateway> gateway() {
        return Optional.ofNullable(gateway);
    }

    CallbackRules callbacks() {
        return callbacks;
    }

    Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public String toString() {
        return "HttpGetSettings[" + name + ", "
                + (gateway == null ? "disabled" : gateway.plan().toString()) + "]";
    }

    /** Collects settings; they are checked together by {@link #build()}. Not thread-safe. */
    public static final class Builder {

        private final String name;
        private final Map<String, String> values = new TreeMap<>();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Begins with what is known of a gateway.
         *
         * @param known {@code android}, {@code gammu}, {@code kannel}, {@code playsms}, {@code twilio}, {@code uio} or
         *     {@code vonage}; default none
         * @return this
         */
        public Builder preset(String known) {
            return set("preset", known);
        }

        /**
         * Sets where the gateway is; the preset knows the path.
         *
         * @param url {@code http://} or {@code https://}, host, optional port and path; credentials in it are refused
         * @return this
         */
        public Builder baseUrl(String url) {
            return set("baseUrl", url);
        }

        /**
         * Sets the login; templates write it as {@code {username}} and {@code {password}}.
         *
         * @param user the user name
         * @param secret the password
         * @return this
         */
        public Builder login(String user, Secret secret) {
            return set("username", user).secret("password", secret);
        }

        /**
         * Sets any setting.
         *
         * @param key as the module's README lists them, for example {@code query.to} or {@code rule.10.body}
         * @param value its text
         * @return this
         */
        public Builder set(String key, String value) {
            values.put(key, value);
            return this;
        }

        /**
         * Sets a setting that holds a secret, such as {@code token} or {@code secret.NAME}.
         *
         * @param key the key
         * @param value the secret
         * @return this
         */
        public Builder secret(String key, Secret value) {
            return set(key, value.reveal());
        }

        /**
         * Makes the settings.
         *
         * @return the settings
         * @throws SmsConfigurationException when one is missing, unknown or wrong
         */
        public HttpGetSettings build() {
            return from(DispatcherSettings.of(name, values));
        }
    }
}
