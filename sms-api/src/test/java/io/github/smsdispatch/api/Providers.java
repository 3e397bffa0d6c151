// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.DispatcherProvider;
import io.github.smsdispatch.api.spi.DispatcherSettings;

/** Providers, good and broken, as a class path may hold them. */
public final class Providers {

    private Providers() {}

    /** Makes a dispatcher that accepts; its subclasses change the type. */
    public static class Good implements DispatcherProvider {

        @Override
        public String type() {
            return "good";
        }

        @Override
        public Dispatcher create(DispatcherSettings settings, DispatcherContext context) {
            return ScriptedDispatcher.answering(settings.name(), Results.ACCEPTED);
        }
    }

    public static final class Other extends Good {

        @Override
        public String type() {
            return "other";
        }
    }

    public static final class Twin extends Good {}

    public static final class NeverMakes extends Good {

        @Override
        public String type() {
            return "never-makes";
        }

        @Override
        public Dispatcher create(DispatcherSettings settings, DispatcherContext context) {
            throw new AssertionError("nobody asked for a dispatcher");
        }
    }

    public static final class Throws extends Good {

        public Throws() {
            throw new IllegalStateException("no library");
        }
    }

    public static final class Static extends Good {

        private static final int BROKEN = Integer.parseInt("not a number");

        @Override
        public String type() {
            return "static" + BROKEN;
        }
    }

    public static final class Hidden extends Good {

        private Hidden() {}
    }

    public static final class Loud extends Good {

        @Override
        public String type() {
            return "Loud";
        }
    }

    public static final class Speechless extends Good {

        @Override
        public String type() {
            throw new IllegalStateException("speechless");
        }
    }

    public static final class Mute extends Good {

        @Override
        public String type() {
            return null;
        }
    }
}
