// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.spi.DispatcherProvider;
import io.github.smsdispatch.testkit.contract.DispatcherProviderContract;
import java.util.Map;
import java.util.Set;

/** Rules P1 to P4. */
class GammuSmsdProviderTest extends DispatcherProviderContract {

    @Override
    protected DispatcherProvider provider() {
        return new GammuSmsdProvider();
    }

    @Override
    protected Map<String, String> settings(String host, int port) {
        return Map.of("config", "/etc/gammu-smsdrc", "followFor", "2h", "lookEvery", "1s");
    }

    @Override
    protected Set<String> requiredKeys() {
        return Set.of("config");
    }
}
