// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.spi;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.DispatcherException;
import io.github.smsdispatch.api.SmsConfigurationException;

/**
 * Makes dispatchers of one type. Implementations are public, have a public constructor without parameters, keep no
 * state, and are registered twice: with {@code provides} in {@code module-info} (where the artifact has one) and in
 * {@code META-INF/services}. Rules:
 *
 * <ul>
 *   <li><b>P1</b> The type is stable and in lower case.
 *   <li><b>P2</b> {@link #create} does no I/O.
 *   <li><b>P3</b> An unknown or missing setting is an {@link SmsConfigurationException} that names it.
 *   <li><b>P4</b> Public class, public constructor, both registrations; without {@code module-info} the service file alone.
 * </ul>
 */
public interface DispatcherProvider {

    /**
     * Names what this provider makes.
     *
     * @return lower-case letters, digits and hyphens, for example {@code skyline}
     */
    String type();

    /**
     * Makes a dispatcher.
     *
     * @param settings its settings; the provider reads what it knows and then calls {@link
     *     DispatcherSettings#refuseUnknown()}
     * @param context what the surroundings offer
     * @return a dispatcher that has done no I/O yet
     * @throws SmsConfigurationException when a setting is missing, unknown or wrong
     * @throws DispatcherException when it can't be made for another reason
     */
    Dispatcher create(DispatcherSettings settings, DispatcherContext context);
}
