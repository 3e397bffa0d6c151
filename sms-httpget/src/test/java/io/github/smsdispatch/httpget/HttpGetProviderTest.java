// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import io.github.smsdispatch.api.spi.DispatcherProvider;
import io.github.smsdispatch.testkit.contract.DispatcherProviderContract;
import java.util.Map;
import java.util.Set;

/** Rules P1 to P4. */
class HttpGetProviderTest extends DispatcherProviderContract {

    @Override
    protected DispatcherProvider provider() {
        return new HttpGetProvider();
    }

    @Override
    protected Map<String, String> settings(String host, int port) {
        return Map.of(
                "preset", "kannel", "baseUrl", "http://" + host + ":" + port, "username", "sdk", "password", "s3cr3t");
    }

    @Override
    protected Set<String> requiredKeys() {
        return Set.of("baseUrl", "username", "password");
    }
}
