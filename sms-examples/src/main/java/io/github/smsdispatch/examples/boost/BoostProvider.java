// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.DispatcherProvider;
import io.github.smsdispatch.api.spi.DispatcherSettings;

/** Makes dispatchers for settings of type {@code boost}. Stateless, does no I/O. */
public final class BoostProvider implements DispatcherProvider {

    /** For the ServiceLoader. */
    public BoostProvider() {}

    @Override
    public String type() {
        return "boost";
    }

    @Override
    public Dispatcher create(DispatcherSettings settings, DispatcherContext context) {
        return new BoostDispatcher(BoostSettings.from(settings), context);
    }
}
