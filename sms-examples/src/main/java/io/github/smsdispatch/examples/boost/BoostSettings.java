// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.api.spi.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * What a {@code boost} section may hold. The first four keys are those of NAV's smsd, the others are ours.
 *
 * @param name the dispatcher's name
 * @param url where the service listens
 * @param username the account
 * @param password its password
 * @param sender what the recipient sees as the sender
 * @param namespace XML namespace of the operation, empty for none
 * @param timeout the time budget of one send
 * @param inFlight parallel requests
 */
record BoostSettings(
        String name,
        URI url,
        String username,
        Secret password,
        String sender,
        String namespace,
        Duration timeout,
        int inFlight) {

    private static final String WRITABLE = "a text without characters that XML 1.0 can't carry";

    static BoostSettings from(DispatcherSettings settings) {
        BoostSettings read = new BoostSettings(
                settings.name(),
                settings.requiredHttpUrl("url"),
                writable(settings, "username", settings.requiredText("username", "the account's name")),
                password(settings),
                writable(settings, "sender", settings.requiredText("sender", "the sender that recipients see")),
                writable(settings, "namespace", settings.text("namespace").orElse("")),
                settings.duration("timeout", Duration.ofSeconds(30), Duration.ofMillis(100), Duration.ofMinutes(5)),
                settings.integer("inFlight", 4, 1, 100));
        settings.refuseUnknown();
        return read;
    }

    private static Secret password(DispatcherSettings settings) {
        Secret password = settings.requiredSecret("password", "the account's password");
        writable(settings, "password", password.reveal());
        return password;
    }

    private static String writable(DispatcherSettings settings, String key, String value) {
        if (XmlText.unwritable(value).isPresent()) {
            throw settings.wrong(key, value, WRITABLE);
        }
        return value;
    }

    @Override
    public String toString() {
        return "BoostSettings[" + name + " at " + url.getHost() + ", timeout=" + timeout + "]";
    }
}
