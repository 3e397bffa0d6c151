// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.DispatcherProvider;
import io.github.smsdispatch.api.spi.DispatcherSettings;

/** Makes {@link HttpGetDispatcher}s for settings of type {@code httpget}. Stateless, does no I/O over the network. */
public final class HttpGetProvider implements DispatcherProvider {

    /** For the ServiceLoader. */
    public HttpGetProvider() {}

    @Override
    public String type() {
        return "httpget";
    }

    @Override
    public Dispatcher create(DispatcherSettings settings, DispatcherContext context) {
        return HttpGetDispatcher.create(HttpGetSettings.from(settings), context);
    }
}
