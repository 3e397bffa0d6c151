// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;

/** The device's one HTTP client: pushes one after the other on a thread of its own. Thread-safe; never blocks callers. */
final class PushClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SWAP_WINDOW = Duration.ofMillis(200);

    /**
     * Something to be posted.
     *
     * @param url where to
     * @param contentType what the body is
     * @param body what is posted
     * @param policy what may happen to it
     * @param done runs once when it was acknowledged, lost, or given up
     */
    record Push(String url, String contentType, String body, PushPolicy policy, Runnable done) {}

    private final ScheduledExecutorService thread = DeviceTime.oneThread("simulated-gateway-push");
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<PushPolicy, Push> held = new HashMap<>();

    void push(Push push) {
        if (push.url().isEmpty() || push.policy().loses()) {
            push.done().run();
            return;
        }
        later(push.policy().delay(), () -> inOrder(push));
    }

    private void inOrder(Push push) {
        Push earlier = held.remove(push.policy());
        if (earlier == null && push.policy().swaps()) {
            held.put(push.policy(), push);
            later(SWAP_WINDOW, () -> release(push));
            return;
        }
        copies(push);
        if (earlier != null) {
            copies(earlier);
        }
    }

    private void release(Push push) {
        if (held.remove(push.policy(), push)) {
            copies(push);
        }
    }

    private void copies(Push push) {
        for (int copy = 1; copy < push.policy().copies(); copy++) {
            attempt(push);
        }
        attempt(push, push.policy().retries());
    }

    private void attempt(Push push, int retriesLeft) {
        boolean acknowledged = attempt(push);
        if (!acknowledged && retriesLeft > 0) {
            later(push.policy().pause(), () -> attempt(push, retriesLeft - 1));
        } else {
            push.done().run();
        }
    }

    private boolean attempt(Push push) {
        int status = post(push);
        push.policy().answered(status);
        return status >= 200 && status < 300;
    }

    private int post(Push push) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(push.url()))
                    .timeout(PATIENCE)
                    .header("Content-Type", push.contentType())
                    .POST(HttpRequest.BodyPublishers.ofString(push.body()))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException | IllegalArgumentException e) {
            // To a device all failures of its web hook look alike.
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private void later(Duration delay, Runnable work) {
        try {
            DeviceTime.schedule(thread, delay, work);
        } catch (RejectedExecutionException e) {
            // Switched off: pushes under way are gone, as on a device without power.
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
