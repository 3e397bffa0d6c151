// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.DispatcherProvider;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes {@link SerialDispatcher}s for settings of type {@code serial}, and a {@link ModemPool} when {@code port} names
 * several ports with commas between them. Stateless, opens no port.
 */
public final class SerialProvider implements DispatcherProvider {

    /** For the ServiceLoader. */
    public SerialProvider() {}

    @Override
    public String type() {
        return "serial";
    }

    @Override
    public Dispatcher create(DispatcherSettings settings, DispatcherContext context) {
        String[] ports = settings.requiredText("port", PortAddress.ALLOWED).split(" *, *");
        if (ports.length == 1) {
            return SerialDispatcher.create(SerialSettings.from(settings), context);
        }
        List<SerialSettings> modems = new ArrayList<>();
        for (int i = 0; i < ports.length; i++) {
            modems.add(SerialSettingsReader.read(settings, settings.name() + "-" + (i + 1), ports[i]));
        }
        return ModemPool.create(settings.name(), modems, context);
    }
}
