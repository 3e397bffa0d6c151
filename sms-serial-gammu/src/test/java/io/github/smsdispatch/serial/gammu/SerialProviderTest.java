// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.spi.DispatcherProvider;
import io.github.smsdispatch.testkit.contract.DispatcherProviderContract;
import java.util.Map;
import java.util.Set;

/** Rules P1 to P4. */
class SerialProviderTest extends DispatcherProviderContract {

    @Override
    protected DispatcherProvider provider() {
        return new SerialProvider();
    }

    @Override
    protected Map<String, String> settings(String host, int port) {
        return Map.of("port", "tcp://" + host + ":" + port);
    }

    @Override
    protected Set<String> requiredKeys() {
        return Set.of("port");
    }
}
