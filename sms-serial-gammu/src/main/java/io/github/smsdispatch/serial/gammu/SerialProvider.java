// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.DispatcherProvider;
import io.github.smsdispatch.api.spi.DispatcherSettings;

/** Makes {@link SerialDispatcher}s for settings of type {@code serial}. Stateless, opens no port. */
public final class SerialProvider implements DispatcherProvider {

    /** For the ServiceLoader. */
    public SerialProvider() {}

    @Override
    public String type() {
        return "serial";
    }

    @Override
    public Dispatcher create(DispatcherSettings settings, DispatcherContext context) {
        return SerialDispatcher.create(SerialSettings.from(settings), context);
    }
}
