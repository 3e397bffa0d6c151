// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The daemon as a process: pid file, signals, readiness. */
final class DaemonRun {

    private static final Logger LOG = LoggerFactory.getLogger(DaemonRun.class);

    private DaemonRun() {}

    /** Returns its exit code when it was told to stop, by TERM or INT. */
    static int run(Supplier<SmsdConfig> source, Map<String, String> environment)
            throws IOException, InterruptedException {
        Daemon daemon = new Daemon(source, () -> Readiness.tell(environment));
        Optional<Path> path = daemon.config().main().pidFile();
        Optional<PidFile> taken = path.isEmpty() ? Optional.empty() : PidFile.take(path.get());
        if (path.isPresent() && taken.isEmpty()) {
            LOG.error("Another smsd runs: it holds {}", path.get());
            return StopReason.RUNS_ALREADY.exitCode();
        }
        try {
            Signals.on("TERM", daemon::stop);
            Signals.on("INT", daemon::stop);
            Signals.on("HUP", daemon::reload);
            return daemon.run().exitCode();
        } finally {
            if (taken.isPresent()) {
                taken.get().close();
            }
        }
    }
}
