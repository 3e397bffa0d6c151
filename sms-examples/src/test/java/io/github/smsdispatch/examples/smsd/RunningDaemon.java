// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A daemon on a thread of its own. Closing it stops it as TERM would. */
final class RunningDaemon implements AutoCloseable {

    private final Daemon daemon;
    private final CompletableFuture<StopReason> end = new CompletableFuture<>();

    RunningDaemon(Path conf) {
        daemon = new Daemon(() -> SmsdConfig.read(conf, Overrides.none(), Optional.empty()), () -> {});
        Thread thread = new Thread(
                () -> {
                    try {
                        end.complete(daemon.run());
                    } catch (InterruptedException | RuntimeException e) {
                        end.completeExceptionally(e);
                    }
                },
                "smsd-under-test");
        thread.setDaemon(true);
        thread.start();
    }

    Daemon daemon() {
        return daemon;
    }

    StopReason awaitEnd() {
        try {
            return end.get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        daemon.stop();
        awaitEnd();
    }
}
