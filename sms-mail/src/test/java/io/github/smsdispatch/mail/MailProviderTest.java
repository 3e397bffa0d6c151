// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import io.github.smsdispatch.api.spi.DispatcherProvider;
import io.github.smsdispatch.testkit.contract.DispatcherProviderContract;
import java.util.Map;
import java.util.Set;

/** Rules P1 to P4. */
class MailProviderTest extends DispatcherProviderContract {

    @Override
    protected DispatcherProvider provider() {
        return new MailProvider();
    }

    @Override
    protected Map<String, String> settings(String host, int port) {
        return Map.of(
                "host",
                host,
                "port",
                Integer.toString(port),
                "mailaddr",
                "sms@gateway.example.com",
                "from",
                "alerts@example.com");
    }

    @Override
    protected Set<String> requiredKeys() {
        return Set.of("mailaddr", "from");
    }
}
