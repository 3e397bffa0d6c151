// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;

/**
 * Runs a simulated gateway until the process ends. Arguments are {@code --key=value}; a wrong one lists
 * them all.
 */
public final class SkylineSimulatorMain {

    private static final Map<String, BiConsumer<SkylineSimulatorBuilder, String>> SETTINGS = settings();

    private SkylineSimulatorMain() {}

    /**
     * Starts the gateway, prints its address and waits.
     *
     * @param args settings as {@code --key=value}
     * @throws InterruptedException when the waiting thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        Optional<SkylineSimulator> started = start(args, System.out, System.err);
        if (started.isEmpty()) {
            System.exit(2);
        }
        new CountDownLatch(1).await();
    }

    /** Starts the gateway, or says why not. */
    static Optional<SkylineSimulator> start(String[] args, PrintStream out, PrintStream err) {
        SkylineSimulatorBuilder builder = SkylineSimulator.builder();
        try {
            for (String arg : args) {
                apply(builder, arg);
            }
            SkylineSimulator simulator = builder.start();
            out.println("Simulated Skyline gateway on " + simulator.baseUrl() + " with "
                    + simulator.ports().count() + " ports");
            return Optional.of(simulator);
        } catch (RuntimeException e) {
            err.println(e.getMessage());
            err.println("Settings: " + SETTINGS.keySet() + ", each as --key=value; times in milliseconds");
            return Optional.empty();
        }
    }

    private static void apply(SkylineSimulatorBuilder builder, String arg) {
        int equals = arg.indexOf('=');
        String key = arg.startsWith("--") && equals > 2 ? arg.substring(2, equals) : "";
        BiConsumer<SkylineSimulatorBuilder, String> setting = SETTINGS.get(key);
        if (setting == null) {
            throw new IllegalArgumentException("argument: received an unknown key; allowed: " + SETTINGS.keySet());
        }
        setting.accept(builder, arg.substring(equals + 1));
    }

    private static Map<String, BiConsumer<SkylineSimulatorBuilder, String>> settings() {
        Map<String, BiConsumer<SkylineSimulatorBuilder, String>> all = new TreeMap<>();
        all.put("port", (builder, text) -> builder.port(number("port", text)));
        all.put("username", (builder, text) -> builder.credentials(text, builder.password));
        all.put("password", (builder, text) -> builder.credentials(builder.username, text));
        all.put("ports", (builder, text) -> builder.ports(number("ports", text)));
        all.put("slots", (builder, text) -> builder.slots(number("slots", text)));
        all.put("latency", (builder, text) -> builder.acceptanceLatency(millis("latency", text)));
        all.put("send-delay", (builder, text) -> builder.sendDelay(millis("send-delay", text)));
        all.put("delivery-delay", (builder, text) -> builder.deliveryDelay(millis("delivery-delay", text)));
        all.put("queue-depth", (builder, text) -> builder.queueDepth(number("queue-depth", text)));
        all.put("tasks-per-request", (builder, text) -> builder.tasksPerRequest(number("tasks-per-request", text)));
        all.put("remembered-tids", (builder, text) -> builder.rememberedTids(number("remembered-tids", text)));
        return all;
    }

    private static Duration millis(String key, String text) {
        return Duration.ofMillis(number(key, text));
    }

    private static int number(String key, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + key + ": received '" + text + "'; allowed: a whole number", e);
        }
    }
}
