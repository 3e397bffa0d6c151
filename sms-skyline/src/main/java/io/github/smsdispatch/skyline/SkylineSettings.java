// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.http.BaseUrl;
import io.github.smsdispatch.http.TlsIdentity;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that one gateway needs to be told. Immutable; {@link #toString()} shows no secret. */
public final class SkylineSettings {

    /** Who chooses the port of an SMS. There is always one port and one recipient per task: several ports would each send a copy. */
    public enum PortChoice {
        /** The device. Only for firmware that doesn't know {@code to_all}, whose default there is "all ports". */
        DEVICE,
        /** The adapter, in turn over the ports that the device reports as registered. */
        ROTATE,
        /** The adapter, in turn over a given list. */
        FIXED
    }

    /** How recipients are written. */
    public enum NumberFormat {
        /** As given, {@code +4712345678}. */
        KEEP_PLUS,
        /** Digits alone, {@code 4712345678}. */
        STRIP_PLUS
    }

    /** How requests are authenticated. */
    public enum Security {
        /** User name and password in the query: over HTTPS or a private network only. */
        PLAIN,
        /** The vendor's encrypted session, API V2.4.0. */
        ENCRYPTED
    }

    private final Builder values;
    private final Map<String, Secret> headers;
    private final List<String> ports;

    private SkylineSettings(Builder builder) {
        values = builder.copy();
        headers = Map.copyOf(builder.headers);
        ports = List.copyOf(builder.ports);
    }

    /**
     * Starts settings. {@code baseUrl}, {@code username} and {@code password} must be given unless it is disabled.
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
    public static SkylineSettings from(DispatcherSettings settings) {
        return SettingsReader.read(settings);
    }

    /**
     * Reads {@code SMS_BASE_URL}, {@code SMS_USERNAME}, {@code SMS_PASSWORD} and {@code SMS_ENABLED} from the process
     * environment; everything else is default, the name is {@code skyline}.
     *
     * @return the settings
     * @throws SmsConfigurationException when one is missing or wrong
     */
    public static SkylineSettings fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    /**
     * Reads the four variables from a map.
     *
     * @param environment for example {@link System#getenv()}
     * @return the settings
     * @throws SmsConfigurationException when one is missing or wrong
     */
    public static SkylineSettings fromEnvironment(Map<String, String> environment) {
        return SettingsReader.readEnvironment(environment);
    }

    /**
     * Starts from these settings, for example to add a {@code reportUrl} to those of the environment.
     *
     * @return a builder with all of them; changing it doesn't change this object
     */
    public Builder toBuilder() {
        return values.copy();
    }

    String name() {
        return values.name;
    }

    boolean enabled() {
        return values.enabled;
    }

    String baseUrl() {
        return values.baseUrl;
    }

    String username() {
        return values.username;
    }

    Secret password() {
        return values.password;
    }

    Security security() {
        return values.security;
    }

    String pathPrefix() {
        return values.pathPrefix;
    }

    PortChoice portChoice() {
        return values.portChoice;
    }

    List<String> ports() {
        return ports;
    }

    NumberFormat numberFormat() {
        return values.numberFormat;
    }

    boolean handsetReports() {
        return values.handsetReports;
    }

    int batchSize() {
        return values.batchSize;
    }

    int inFlight() {
        return values.inFlight;
    }

    Duration timeout() {
        return values.timeout;
    }

    Duration connectTimeout() {
        return values.connectTimeout;
    }

    Duration taskTimeout() {
        return values.taskTimeout;
    }

    @Nullable
    URI reportUrl() {
        return values.reportUrl;
    }

    int reportCount() {
        return values.reportCount;
    }

    Duration reportPeriod() {
        return values.reportPeriod;
    }

    Duration statusRefresh() {
        return values.statusRefresh;
    }

    Duration portCooldown() {
        return values.portCooldown;
    }

    Duration repeatWithin() {
        return values.repeatWithin;
    }

    String userAgent() {
        return values.userAgent;
    }

    Map<String, Secret> headers() {
        return headers;
    }

    @Nullable
    TlsIdentity trust() {
        return values.trust;
    }

    @Nullable
    InetSocketAddress proxy() {
        return values.proxy;
    }

    @Override
    public String toString() {
        return "SkylineSettings[" + values.name + ", enabled=" + values.enabled + ", " + BaseUrl.shown(values.baseUrl)
                + ", password=***, headers=" + headers.keySet() + ", " + values.portChoice + ", batchSize="
                + values.batchSize
                + ", inFlight=" + values.inFlight + ", timeout=" + values.timeout + "]";
    }

    /** Collects settings; each method checks its value at once. Not thread-safe. */
    public static final class Builder extends SettingsBuilder<Builder> implements Cloneable {

        private Builder(String name) {
            super(name);
        }

        private Builder copy() {
            try {
                Builder copy = (Builder) clone();
                copy.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                copy.headers.putAll(headers);
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
         * @throws SmsConfigurationException when base URL, user name or password is missing, or the password is a
         *     default one
         */
        public SkylineSettings build() {
            checkComplete();
            return new SkylineSettings(this);
        }
    }
}
