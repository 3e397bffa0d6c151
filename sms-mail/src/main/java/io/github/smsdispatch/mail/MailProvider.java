// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.DispatcherProvider;
import io.github.smsdispatch.api.spi.DispatcherSettings;

/** Makes {@link MailDispatcher}s for settings of type {@code mail}. Stateless, does no I/O over the network. */
public final class MailProvider implements DispatcherProvider {

    /** For the ServiceLoader. */
    public MailProvider() {}

    @Override
    public String type() {
        return "mail";
    }

    @Override
    public Dispatcher create(DispatcherSettings settings, DispatcherContext context) {
        return MailDispatcher.create(MailSettings.from(settings), context);
    }
}
