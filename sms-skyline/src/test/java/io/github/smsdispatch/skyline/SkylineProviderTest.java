// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.api.spi.DispatcherProvider;
import io.github.smsdispatch.testkit.contract.DispatcherProviderContract;
import java.util.Map;
import java.util.Set;

/** Rules P1 to P4. */
class SkylineProviderTest extends DispatcherProviderContract {

    @Override
    protected DispatcherProvider provider() {
        return new SkylineProvider();
    }

    @Override
    protected Map<String, String> settings(String host, int port) {
        return Map.of("baseUrl", "http://" + host + ":" + port, "username", "root", "password", "s3cr3t");
    }

    @Override
    protected Set<String> requiredKeys() {
        return Set.of("baseUrl", "username", "password");
    }
}
