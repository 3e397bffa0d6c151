// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.DispatcherProvider;
import io.github.smsdispatch.api.spi.DispatcherSettings;

/** Makes {@link GammuSmsdDispatcher}s for settings of type {@code gammu-smsd}. Stateless, starts nothing. */
public final class GammuSmsdProvider implements DispatcherProvider {

    /** For the ServiceLoader. */
    public GammuSmsdProvider() {}

    @Override
    public String type() {
        return "gammu-smsd";
    }

    @Override
    public Dispatcher create(DispatcherSettings settings, DispatcherContext context) {
        return GammuSmsdDispatcher.create(GammuSmsdSettings.from(settings), context);
    }
}
