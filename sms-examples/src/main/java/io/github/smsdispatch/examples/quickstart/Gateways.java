// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.quickstart;

import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.skyline.SkylineSettings;
import io.github.smsdispatch.testkit.skyline.Fate;
import io.github.smsdispatch.testkit.skyline.SkylineSimulator;
import java.net.URI;
import java.time.Duration;

/** Two gateways alike: 8 ports, a mobile network on which one handset in 40 stays off. */
final class Gateways {

    private static final String USER = "demo";
    private static final String PASSWORD = "demo-secret";
    private static final int TEMPORARY_ERROR_GIVEN_UP = 0x60;

    private Gateways() {}

    static SkylineSimulator start(Duration latency) {
        return SkylineSimulator.builder()
                .credentials(USER, PASSWORD)
                .acceptanceLatency(latency)
                .sendDelay(Duration.ofMillis(5))
                .deliveryDelay(Duration.ofMillis(100))
                .deviceSecond(Duration.ofMillis(100))
                .network(sms -> Math.floorMod(sms.recipient().hashCode(), 40) == 0
                        ? new Fate.Undelivered(TEMPORARY_ERROR_GIVEN_UP)
                        : new Fate.Delivered())
                .start();
    }

    static SkylineSettings settings(String name, SkylineSimulator gateway, URI hook) {
        return SkylineSettings.builder(name)
                .baseUrl(gateway.baseUrl().toString())
                .login(USER, Secret.of(PASSWORD))
                .reportUrl(hook)
                .reportCount(8)
                .reportPeriod(Duration.ofSeconds(1))
                .taskTimeout(Duration.ofSeconds(1))
                .statusRefresh(Duration.ofSeconds(1))
                .timeout(Duration.ofSeconds(5))
                .requestHandsetReports()
                .build();
    }
}
