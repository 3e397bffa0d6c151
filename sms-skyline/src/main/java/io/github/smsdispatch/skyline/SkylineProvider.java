// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.DispatcherProvider;
import io.github.smsdispatch.api.spi.DispatcherSettings;

/** Makes {@link SkylineDispatcher}s for settings of type {@code skyline}. Stateless, does no I/O over the network. */
public final class SkylineProvider implements DispatcherProvider {

    /** For the ServiceLoader. */
    public SkylineProvider() {}

    @Override
    public String type() {
        return "skyline";
    }

    @Override
    public Dispatcher create(DispatcherSettings settings, DispatcherContext context) {
        return SkylineDispatcher.create(SkylineSettings.from(settings), context);
    }
}
