// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.skyline.SkylineSettings.NumberFormat;
import io.github.smsdispatch.skyline.SkylineSettings.PortChoice;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The setters of {@link SkylineSettings.Builder} that concern sending, ports and reports. */
abstract class SettingsBuilder<B> extends ConnectionBuilder<B> {

    PortChoice portChoice = PortChoice.ROTATE;
    List<String> ports = List.of();
    NumberFormat numberFormat = NumberFormat.STRIP_PLUS;
    boolean handsetReports;
    int batchSize = 16;
    int inFlight = 1;
    Duration taskTimeout = Duration.ofSeconds(30);

    @Nullable
    URI reportUrl;

    int reportCount = 1;
    Duration reportPeriod = Duration.ofSeconds(5);
    Duration statusRefresh = Duration.ofSeconds(30);
    Duration portCooldown = Duration.ofSeconds(60);
    Duration repeatWithin = Duration.ofHours(1);

    SettingsBuilder(String name) {
        super(name);
    }

    /**
     * Sets who chooses the port.
     *
     * @param choice {@link PortChoice#ROTATE} (default) or {@link PortChoice#DEVICE}; for a list use {@link #ports}
     * @return this
     */
    public B portChoice(PortChoice choice) {
        if (choice == PortChoice.FIXED && ports.isEmpty()) {
            throw wrong("portChoice", "FIXED without a list", "a list of ports");
        }
        portChoice = choice;
        return self();
    }

    /**
     * Sends through these ports only, in turn.
     *
     * @param names at least one, each {@code 3}, {@code 1A} or {@code 1.01}; a name without slot means its active SIM
     * @return this
     */
    public B ports(List<String> names) {
        Set<String> checked = new LinkedHashSet<>();
        for (String port : names) {
            if (!port.matches("[1-9][0-9]{0,3}([A-Z]|\\.[0-9]{2})?")) {
                throw wrong("portChoice", "a port of " + port.length() + " characters", "ports such as 3, 1A or 1.01");
            }
            checked.add(port);
        }
        if (checked.isEmpty()) {
            throw wrong("portChoice", "an empty list", "at least one port");
        }
        ports = List.copyOf(checked);
        portChoice = PortChoice.FIXED;
        return self();
    }

    /**
     * Sets how recipients are written.
     *
     * @param format default {@link NumberFormat#STRIP_PLUS}
     * @return this
     */
    public B numberFormat(NumberFormat format) {
        numberFormat = format;
        return self();
    }

    /**
     * Asks the network for handset delivery reports ({@code dr:1}). They come back as inbound messages without an id and
     * are matched by recipient. With {@link #reportUrl} set, the device is told to push inbound messages there too
     * ({@code sms_url}); without it, they come by the device's own setting or are pulled.
     *
     * @return this
     */
    public B requestHandsetReports() {
        handsetReports = true;
        return self();
    }

    /**
     * Sets how many SMS go into one request.
     *
     * @param tasks 1 to 1,000; default 16, which devices in use are known to bear
     * @return this
     */
    public B batchSize(int tasks) {
        batchSize = range("batchSize", tasks, 1, 1000);
        return self();
    }

    /**
     * Sets how many requests run at a time.
     *
     * @param requests 1 to 64; default 1: parallel requests overwhelm devices
     * @return this
     */
    public B inFlight(int requests) {
        inFlight = range("inFlight", requests, 1, 64);
        return self();
    }

    /**
     * Sets how long the device tries to send one SMS ({@code tmo}).
     *
     * @param limit 1 s to 1 h, whole seconds; default 30 s
     * @return this
     */
    public B taskTimeout(Duration limit) {
        taskTimeout = range("taskTimeout", limit, Duration.ofSeconds(1), Duration.ofHours(1));
        return self();
    }

    /**
     * Sets where the device posts status reports ({@code sr_url}). Without it the device uses its own setting. The
     * device may keep it for good, so only one system should use a device.
     *
     * @param url the webhook's address; its last path segment is usually the secret, so it is never shown
     * @return this
     */
    public B reportUrl(URI url) {
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!http || url.getHost() == null) {
            throw wrong("reportUrl", url.toString().length() + " characters", "an absolute http or https URL");
        }
        reportUrl = url;
        return self();
    }

    /**
     * Sets after how many results the device reports at once ({@code sr_cnt}).
     *
     * @param results 1 to 1,000; default 1
     * @return this
     */
    public B reportCount(int results) {
        reportCount = range("reportCount", results, 1, 1000);
        return self();
    }

    /**
     * Sets after which time the device reports what it has ({@code sr_prd}).
     *
     * @param period 1 s to 1 h, whole seconds; default 5 s
     * @return this
     */
    public B reportPeriod(Duration period) {
        reportPeriod = range("reportPeriod", period, Duration.ofSeconds(1), Duration.ofHours(1));
        return self();
    }

    /**
     * Sets how long the state of the ports is taken for true.
     *
     * @param age 1 s to 1 h; default 30 s
     * @return this
     */
    public B statusRefresh(Duration age) {
        statusRefresh = range("statusRefresh", age, Duration.ofSeconds(1), Duration.ofHours(1));
        return self();
    }

    /**
     * Sets how long a port is left out after it refused or failed.
     *
     * @param pause 0 s to 1 d; default 60 s
     * @return this
     */
    public B portCooldown(Duration pause) {
        portCooldown = range("portCooldown", pause, Duration.ZERO, Duration.ofDays(1));
        return self();
    }

    /**
     * Sets until when an SMS of unknown outcome may be called repeatable: the device refuses a second copy of a task id
     * that it remembers (code 13), but how long it remembers is not documented.
     *
     * @param age zero to 7 d since it was posted; default 1 h; zero switches repeating off
     * @return this
     */
    public B resolveByRepeating(Duration age) {
        repeatWithin = range("repeatWithin", age, Duration.ZERO, Duration.ofDays(7));
        return self();
    }
}
