// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.quickstart;

import com.sun.net.httpserver.HttpServer;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.RetrySchedule;
import io.github.smsdispatch.api.SmsSender;
import io.github.smsdispatch.api.WorkerSettings;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import io.github.smsdispatch.skyline.SkylineDispatcher;
import io.github.smsdispatch.testkit.skyline.FaultRule;
import io.github.smsdispatch.testkit.skyline.SkylineFault;
import io.github.smsdispatch.testkit.skyline.SkylineSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Everything of a real installation on one machine: queue file, two gateways, webhook, sender. */
final class Rig implements AutoCloseable {

    static final String PRIMARY = "gateway-a";
    static final String RESERVE = "gateway-b";

    private static final String HOOK = "/sms-gateway/handle-serverless";

    private final Map<String, SkylineSimulator> gateways = new LinkedHashMap<>();
    private final SkylineSimulator primary;
    private final EventCounts counts = new EventCounts();
    private final ExecutorService hookThreads = Executors.newFixedThreadPool(4);
    private final HttpServer hooks;
    private final JdbcMessageQueue queue;
    private final SmsSender sender;

    Rig(Path folder, Duration latency) throws IOException {
        hooks = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hooks.setExecutor(hookThreads);
        queue = JdbcMessageQueue.openH2(folder.resolve("queue"));
        primary = Gateways.start(latency);
        gateways.put(PRIMARY, primary);
        gateways.put(RESERVE, Gateways.start(latency));
        SmsSender.Builder builder = SmsSender.builder()
                .queue(queue)
                .listener(counts)
                .worker(WorkerSettings.standard()
                        .withResolveEvery(Duration.ofMillis(500))
                        .withRetry(new RetrySchedule(
                                Duration.ofMillis(300), 2, Duration.ofSeconds(3), RetrySchedule.UNLIMITED)));
        gateways.forEach((name, gateway) -> builder.dispatcher(context -> dispatcher(name, gateway, context)));
        sender = builder.build();
        hooks.start();
        sender.start();
    }

    /** A dispatcher and the webhook to which its gateway reports. */
    private Dispatcher dispatcher(String name, SkylineSimulator gateway, DispatcherContext context) {
        Secret secret = Secret.of(UUID.randomUUID().toString());
        String path = HOOK + "/" + name;
        URI hook = URI.create("http://127.0.0.1:" + hooks.getAddress().getPort() + path + "/" + secret.reveal());
        SkylineDispatcher dispatcher = SkylineDispatcher.create(Gateways.settings(name, gateway, hook), context);
        hooks.createContext(path, dispatcher.webhook(secret).path(path).build().httpHandler());
        return dispatcher;
    }

    /** The next request is taken, but its answer is lost. */
    void loseNextAnswer() {
        primary.faults()
                .add(FaultRule.once(SkylineFault.RESET).afterProcessing().onPath("post_sms"));
    }

    /** The next request is lost before the gateway reads it; nobody here can tell that from a lost answer. */
    void loseNextRequest() {
        primary.faults().add(FaultRule.once(SkylineFault.RESET).onPath("post_sms"));
    }

    /** The way to the box is cut, as when a tunnel breaks: what it took goes on. */
    void loseFirstGateway() {
        primary.beginOutage();
    }

    void restoreFirstGateway() {
        primary.endOutage();
    }

    SmsSender sender() {
        return sender;
    }

    EventCounts counts() {
        return counts;
    }

    Map<String, SkylineSimulator> gateways() {
        return gateways;
    }

    /** From the outside in, so that nothing reports to something closed. */
    @Override
    public void close() {
        sender.close();
        gateways.values().forEach(SkylineSimulator::close);
        hooks.stop(0);
        hookThreads.shutdown();
        queue.close();
    }
}
