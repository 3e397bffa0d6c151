// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

import io.github.smsdispatch.api.spi.DispatcherProvider;
import io.github.smsdispatch.testkit.contract.DispatcherProviderContract;
import java.util.Map;
import java.util.Set;

/** Rules P1 to P4. */
class BoostProviderTest extends DispatcherProviderContract {

    @Override
    protected DispatcherProvider provider() {
        return new BoostProvider();
    }

    @Override
    protected Map<String, String> settings(String host, int port) {
        String url = "http://" + host + ":" + port + "/";
        return Map.of("url", url, "username", "alerts", "password", "s3cr3t-pass", "sender", "NOC");
    }

    @Override
    protected Set<String> requiredKeys() {
        return Set.of("url", "username", "password", "sender");
    }
}
