// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.DispatcherProvider;
import io.github.smsdispatch.api.spi.DispatcherSettings;

/** Makes {@link GammuDispatcher}s for settings of type {@code gammu}. Stateless, starts nothing. */
public final class GammuProvider implements DispatcherProvider {

    /** For the ServiceLoader. */
    public GammuProvider() {}

    @Override
    public String type() {
        return "gammu";
    }

    @Override
    public Dispatcher create(DispatcherSettings settings, DispatcherContext context) {
        return GammuDispatcher.create(GammuSettings.from(settings), context);
    }
}
