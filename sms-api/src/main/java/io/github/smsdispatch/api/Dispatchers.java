// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.DispatcherProvider;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/**
 * Finds dispatcher providers on the class path or module path by their type. Look-up, not activation: nothing is made
 * until it is asked for. A broken provider is set aside and named in the error of a failing look-up; it never hides the
 * others. Immutable, thread-safe.
 */
public final class Dispatchers {

    private static final Pattern TYPE = Pattern.compile("[a-z0-9][a-z0-9-]*");

    /** A loader that can't even list its files fails at every step; real class paths have fewer broken providers. */
    private static final int MOST_BROKEN = 100;

    private final List<Offer> providers;
    private final List<String> broken;

    private record Offer(String type, DispatcherProvider provider) {}

    private Dispatchers(List<Offer> providers, List<String> broken) {
        this.providers = List.copyOf(providers);
        this.broken = List.copyOf(broken);
    }

    /**
     * Looks through the thread's context class loader, or this library's own when there is none.
     *
     * @return what is there now
     */
    public static Dispatchers installed() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return of(ServiceLoader.load(
                DispatcherProvider.class, context == null ? Dispatchers.class.getClassLoader() : context));
    }

    /**
     * Looks through a loader that the caller made, for example for a module layer.
     *
     * @param loader the loader
     * @return what it offers
     */
    public static Dispatchers of(ServiceLoader<DispatcherProvider> loader) {
        List<Offer> found = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        Iterator<DispatcherProvider> all = loader.iterator();
        boolean more = true;
        while (more && broken.size() < MOST_BROKEN) {
            try {
                more = all.hasNext();
                if (more) {
                    sort(all.next(), found, broken);
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                Throwable cause = e.getCause();
                broken.add(e.getMessage() + (cause == null ? "" : " (" + cause + ")"));
            }
        }
        return new Dispatchers(found, broken);
    }

    private static void sort(DispatcherProvider provider, List<Offer> found, List<String> broken) {
        try {
            String type = provider.type();
            if (TYPE.matcher(type).matches()) {
                found.add(new Offer(type, provider));
            } else {
                broken.add(origin(provider) + ": its type '" + type
                        + "' isn't made of lower-case letters, digits and hyphens (P1)");
            }
        } catch (RuntimeException | LinkageError e) {
            broken.add(origin(provider) + ": asking for its type failed (" + e + ")");
        }
    }

    /**
     * Finds the provider of a type.
     *
     * @param type for example {@code skyline}
     * @return the only provider of that type
     * @throws SmsConfigurationException when there is none (names those found and those broken) or more than one (names
     *     class and code source of each)
     */
    public DispatcherProvider find(String type) {
        List<DispatcherProvider> matching = providers.stream()
                .filter(offer -> offer.type().equals(type))
                .map(Offer::provider)
                .toList();
        if (matching.size() == 1) {
            return matching.get(0);
        }
        if (matching.isEmpty()) {
            throw new SmsConfigurationException(
                    "dispatcher type",
                    "'" + type + "'",
                    "one of " + types() + (broken.isEmpty() ? "" : "; providers that failed to load: " + broken));
        }
        throw new SmsConfigurationException(
                "dispatcher type",
                "'" + type + "'",
                "a type with one provider, but found "
                        + matching.stream().map(Dispatchers::origin).toList());
    }

    /**
     * Finds the provider and makes the dispatcher.
     *
     * @param type the type
     * @param settings its settings
     * @param context what the surroundings offer
     * @return the dispatcher
     * @throws SmsConfigurationException when the type or a setting is wrong
     */
    public Dispatcher create(String type, DispatcherSettings settings, DispatcherContext context) {
        return find(type.toLowerCase(Locale.ROOT)).create(settings, context);
    }

    /**
     * Lists the types found.
     *
     * @return the types in alphabetical order, each once
     */
    public List<String> types() {
        return providers.stream().map(Offer::type).distinct().sorted().toList();
    }

    /**
     * Lists the providers that failed to load.
     *
     * @return one message each
     */
    public List<String> broken() {
        return broken;
    }

    private static String origin(DispatcherProvider provider) {
        CodeSource source = provider.getClass().getProtectionDomain().getCodeSource();
        return provider.getClass().getName() + " from " + (source == null ? "the runtime" : source.getLocation());
    }
}
