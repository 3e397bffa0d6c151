// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells systemd, if it asked, that messages are being sent: a unit with Type=notify waits for that. */
final class Readiness {

    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

    private Readiness() {}

    /** Java can't write to the kind of socket that systemd reads, so its own program does. */
    static void tell(Map<String, String> environment) {
        if (!environment.containsKey("NOTIFY_SOCKET")) {
            return;
        }
        try {
            Process program = new ProcessBuilder(
                            "systemd-notify",
                            "--ready",
                            "--pid=" + ProcessHandle.current().pid())
                    .inheritIO()
                    .start();
            if (!program.waitFor(10, TimeUnit.SECONDS) || program.exitValue() != 0) {
                LOG.warn("systemd-notify failed; the unit may look as if it were still starting");
            }
        } catch (IOException e) {
            LOG.warn("systemd-notify can't be started: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
