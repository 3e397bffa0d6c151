// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.debug;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.DispatcherProvider;
import io.github.smsdispatch.api.spi.DispatcherSettings;

/**
 * Type {@code debug}: nothing is sent. Because its "success" makes messages SENT that nobody got, the section must say
 * {@code sendsNothing: yes}; a forgotten debugging line must not swallow alarms.
 */
public final class DebugDispatcherProvider implements DispatcherProvider {

    @Override
    public String type() {
        return "debug";
    }

    @Override
    public Dispatcher create(DispatcherSettings settings, DispatcherContext context) {
        DebugDispatcher.Result result = settings.choice("result", DebugDispatcher.Result.SUCCESS);
        boolean meant = settings.yesOrNo("sendsNothing").orElse(false);
        settings.refuseUnknown();
        if (!meant) {
            throw new SmsConfigurationException(
                    settings.name() + ".sendsNothing", "nothing", "yes, if it is meant that no SMS is sent");
        }
        return new DebugDispatcher(settings.name(), result, context.format());
    }
}
