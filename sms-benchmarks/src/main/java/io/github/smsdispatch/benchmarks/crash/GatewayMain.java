// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import io.github.smsdispatch.testkit.skyline.SkylineSimulator;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;

/** The gateway's process. */
public final class GatewayMain {

    static final String TOOK = "TOOK";

    private GatewayMain() {}

    /** Arguments: the port, 0 for a free one; the ledger's file. Says its port, then one word for each SMS, and waits to be killed. */
    public static void main(String[] args) throws Exception {
        SkylineSimulator gateway = SkylineSimulator.builder()
                .port(Integer.parseInt(args[0]))
                .ports(4)
                .credentials(Kit.USER, Kit.PASSWORD)
                .journal(DiskLedger.append(Path.of(args[1])).andThen(sms -> Lines.say(TOOK)))
                .acceptanceLatency(Duration.ofMillis(20))
                .sendDelay(Duration.ofMillis(5))
                .recordedRequests(1)
                // Else each start would look like the one before, and nobody could tell that task ids are forgotten.
                .seed(new SecureRandom().nextLong())
                .start();
        Lines.say("PORT " + gateway.port());
        // Ends with the campaign if nobody kills it.
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
        Runtime.getRuntime().halt(0);
    }
}
