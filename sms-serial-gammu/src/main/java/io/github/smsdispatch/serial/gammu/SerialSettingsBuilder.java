// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The single settings, with ranges and defaults.
 *
 * @param <B> the builder itself
 */
abstract class SerialSettingsBuilder<B> {

    private static final Duration DAY = Duration.ofDays(1);

    final String name;
    final PortAddress port;
    final String portText;
    int baud = 115_200;

    @Nullable
    Secret pin;

    String serviceCentre = "";
    String storage = "SM";
    String notices = SerialSettings.DEFAULT_NOTICES;
    boolean reports = true;
    boolean inbound = true;

    @Nullable
    Duration validity;

    Duration timeout = Duration.ofMinutes(2);
    Duration answerTimeout = Duration.ofMinutes(1);
    Duration commandTimeout = Duration.ofSeconds(5);
    Duration networkWait = Duration.ofSeconds(30);
    Duration pollEvery = Duration.ofSeconds(30);
    Duration partsWait = Duration.ofHours(6);
    Duration reopenPause = Duration.ofSeconds(1);
    int perMinute;
    int perDay;
    int blockAfter = 10;
    Duration blockFor = Duration.ofMinutes(5);
    int batchSize = 10;

    SerialSettingsBuilder(String name, String port) {
        if (name.isBlank() || name.length() > 64) {
            throw new SmsConfigurationException("name", "'" + name + "'", "1 to 64 characters");
        }
        this.name = name;
        this.portText = port;
        this.port = PortAddress.parse(port)
                .orElseThrow(
                        () -> new SmsConfigurationException(name + ".port", "'" + port + "'", PortAddress.ALLOWED));
    }

    SerialSettingsBuilder(SerialSettingsBuilder<B> other) {
        name = other.name;
        port = other.port;
        portText = other.portText;
        baud = other.baud;
        pin = other.pin;
        serviceCentre = other.serviceCentre;
        storage = other.storage;
        notices = other.notices;
        reports = other.reports;
        inbound = other.inbound;
        validity = other.validity;
        timeout = other.timeout;
        answerTimeout = other.answerTimeout;
        commandTimeout = other.commandTimeout;
        networkWait = other.networkWait;
        pollEvery = other.pollEvery;
        partsWait = other.partsWait;
        reopenPause = other.reopenPause;
        perMinute = other.perMinute;
        perDay = other.perDay;
        blockAfter = other.blockAfter;
        blockFor = other.blockFor;
        batchSize = other.batchSize;
    }

    abstract B self();

    /**
     * Sets the speed of the line; without meaning over TCP and for most USB modems.
     *
     * @param rate 300 to 4,000,000 bits a second, default 115,200
     * @return this
     */
    public B baud(int rate) {
        baud = inRange("baud", rate, 300, 4_000_000);
        return self();
    }

    /**
     * Lets the dispatcher unlock the SIM. It tries once, never again after a refusal, and never when only one try is left.
     *
     * @param digits 4 to 8 digits; default none: a locked SIM makes the dispatcher unavailable
     * @return this
     */
    public B pin(Secret digits) {
        if (!digits.reveal().matches("[0-9]{4,8}")) {
            throw wrong("pin", "***", "4 to 8 digits");
        }
        pin = digits;
        return self();
    }

    /**
     * Sets the message centre, for SIMs that don't know theirs.
     *
     * @param number plus and 5 to 20 digits; default: the SIM's
     * @return this
     */
    public B serviceCentre(String number) {
        if (!number.matches("\\+?[0-9]{5,20}")) {
            throw wrong("serviceCentre", number.replaceAll("[0-9]", "*"), "plus and 5 to 20 digits");
        }
        serviceCentre = number;
        return self();
    }

    /**
     * Sets where received SMS are stored until the sink has them.
     *
     * @param place {@code SM}, {@code ME} or {@code MT}; default SM, which every SIM has
     * @return this
     */
    public B storage(String place) {
        if (!place.matches("SM|ME|MT")) {
            throw wrong("storage", "'" + place + "'", "SM, ME or MT");
        }
        storage = place;
        return self();
    }

    /**
     * Sets the arguments of {@code AT+CNMI}, for modems that refuse the default.
     *
     * @param arguments one to five digits with commas; default {@code 2,1,0,1,0}
     * @return this
     */
    public B notices(String arguments) {
        if (!arguments.matches("[0-9](,[0-9]){0,4}")) {
            throw wrong("notices", "'" + arguments + "'", "one to five digits with commas, such as 2,1,0,1,0");
        }
        notices = arguments;
        return self();
    }

    /**
     * Asks the network for no delivery reports. Some operators charge for them.
     *
     * @return this
     */
    public B withoutReports() {
        reports = false;
        return self();
    }

    /**
     * Leaves received SMS in the modem, untouched.
     *
     * @return this
     */
    public B withoutInbound() {
        inbound = false;
        return self();
    }

    /**
     * Sets how long the network tries to deliver.
     *
     * @param period 5 minutes to 63 weeks; default: the message centre decides
     * @return this
     */
    public B validity(Duration period) {
        validity = inRange("validity", period, Duration.ofMinutes(5), Duration.ofDays(441));
        return self();
    }

    /**
     * Sets the time budget of each SMS, waiting for its turn included.
     *
     * @param budget 100 ms to 1 h, default 2 min
     * @return this
     */
    public B timeout(Duration budget) {
        timeout = inRange("timeout", budget, Duration.ofMillis(100), Duration.ofHours(1));
        return self();
    }

    /**
     * Sets how long the modem may take to hand a segment to the network.
     *
     * @param time 100 ms to 10 min, default 1 min
     * @return this
     */
    public B answerTimeout(Duration time) {
        answerTimeout = inRange("answerTimeout", time, Duration.ofMillis(100), Duration.ofMinutes(10));
        return self();
    }

    /**
     * Sets how long the modem may take for any other command.
     *
     * @param time 50 ms to 1 min, default 5 s
     * @return this
     */
    public B commandTimeout(Duration time) {
        commandTimeout = inRange("commandTimeout", time, Duration.ofMillis(50), Duration.ofMinutes(1));
        return self();
    }

    /**
     * Sets how long to wait for the network after the modem was found.
     *
     * @param time 0 to 10 min, default 30 s; never beyond the time budget of the SMS
     * @return this
     */
    public B networkWait(Duration time) {
        networkWait = inRange("networkWait", time, Duration.ZERO, Duration.ofMinutes(10));
        return self();
    }

    /**
     * Sets how often the storage is read even when the modem announced nothing.
     *
     * @param time 100 ms to 1 d, default 30 s
     * @return this
     */
    public B pollEvery(Duration time) {
        pollEvery = inRange("pollEvery", time, Duration.ofMillis(100), DAY);
        return self();
    }

    /**
     * Sets how long to wait for the missing segments of a received text.
     *
     * @param time 0 to 7 d, default 6 h; then what is there is handed over
     * @return this
     */
    public B partsWait(Duration time) {
        partsWait = inRange("partsWait", time, Duration.ZERO, Duration.ofDays(7));
        return self();
    }

    /**
     * Sets how long a port that couldn't be opened is left alone.
     *
     * @param time 0 to 10 min, default 1 s; sends are unavailable meanwhile
     * @return this
     */
    public B reopenPause(Duration time) {
        reopenPause = inRange("reopenPause", time, Duration.ZERO, Duration.ofMinutes(10));
        return self();
    }

    /**
     * Spares the SIM.
     *
     * @param minute segments in any minute, 0 to 1,000; 0, the default, for no limit
     * @param day segments in any 24 hours, 0 to 1,000,000; 0, the default, for no limit
     * @return this
     */
    public B pace(int minute, int day) {
        perMinute = inRange("perMinute", minute, 0, 1_000);
        perDay = inRange("perDay", day, 0, 1_000_000);
        return self();
    }

    /**
     * Rests after failures, so that a pool or failover goes elsewhere at once.
     *
     * @param failures in a row, 0 to 1,000, default 10; 0 never rests
     * @param pause how long, 1 s to 1 d, default 5 min
     * @return this
     */
    public B blocking(int failures, Duration pause) {
        blockAfter = inRange("blockAfter", failures, 0, 1_000);
        blockFor = inRange("blockFor", pause, Duration.ofSeconds(1), DAY);
        return self();
    }

    /**
     * Sets how many SMS go while the link to the network is kept open.
     *
     * @param sms 1 to 100, default 10
     * @return this
     */
    public B batchSize(int sms) {
        batchSize = inRange("batchSize", sms, 1, 100);
        return self();
    }

    private int inRange(String key, int value, int min, int max) {
        if (value < min || value > max) {
            throw wrong(key, String.valueOf(value), min + " to " + max);
        }
        return value;
    }

    private Duration inRange(String key, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw wrong(key, value.toString(), min + " to " + max);
        }
        return value;
    }

    private SmsConfigurationException wrong(String key, String received, String allowed) {
        return new SmsConfigurationException(name + "." + key, received, allowed);
    }
}
