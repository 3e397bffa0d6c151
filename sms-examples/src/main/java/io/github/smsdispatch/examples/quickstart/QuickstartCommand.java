// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.quickstart;

import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.SmsEvent;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.Enqueued;
import io.github.smsdispatch.api.queue.Enqueued.Novelty;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The demonstration: a campaign through queue, failover and two simulated gateways, and a comparison at the end. */
@Command(
        name = "quickstart",
        mixinStandardHelpOptions = true,
        description =
                "Sends a campaign through a durable queue and two simulated Skyline gateways, waits for the delivery "
                        + "reports, and compares the queue with what the gateways really did.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:queue and gateways agree, every message is settled", "1:they don't", "2:wrong arguments"})
public final class QuickstartCommand implements Callable<Integer> {

    private static final int CHUNK = 500;

    @Spec
    private CommandSpec spec;

    @Option(names = "--file", paramLabel = "CSV", description = "Your own rows: to,text[,severity].")
    private @Nullable Path file;

    @Option(names = "--outage", description = "The first gateway dies in the middle and comes back at the end.")
    private boolean outage;

    @Option(
            names = "--latency",
            defaultValue = "50",
            paramLabel = "MS",
            description = "Answer time of the gateways, 0 to 10000 ms; default ${DEFAULT-VALUE}.")
    private int latency;

    @Option(
            names = "--patience",
            defaultValue = "60",
            paramLabel = "S",
            description = "Give up when nothing moves for so long, 1 to 3600 s; default ${DEFAULT-VALUE}.")
    private int patience;

    @Override
    public Integer call() throws IOException, InterruptedException {
        inRange("--latency", latency, 0, 10_000);
        inRange("--patience", patience, 1, 3_600);
        PrintWriter out = spec.commandLine().getOut();
        Campaign campaign = file == null ? Campaign.bundled() : Campaign.read(file);
        campaign.refused().forEach(error -> out.println("refused " + error));
        Path folder = Files.createTempDirectory("sms-quickstart-");
        out.println("queue in " + folder);
        try (Rig rig = new Rig(folder, Duration.ofMillis(latency))) {
            return run(rig, campaign, out);
        }
    }

    private int run(Rig rig, Campaign campaign, PrintWriter out) throws InterruptedException {
        long started = System.nanoTime();
        List<Enqueued> stored = enqueue(rig, campaign.requests());
        List<MessageId> ids = stored.stream()
                .filter(e -> e.novelty() == Novelty.STORED)
                .map(Enqueued::id)
                .toList();
        out.printf(
                "enqueued %d messages, %d repeated by their key, %d rows refused%n",
                ids.size(), stored.size() - ids.size(), campaign.refused().size());
        Progress progress =
                new Progress(out, Help.Ansi.AUTO.enabled() ? Progress.Style.TERMINAL : Progress.Style.LINES);
        Watch watch = new Watch(rig, ids, progress, Duration.ofSeconds(patience));
        if (outage) {
            suffer(rig, watch, ids.size(), out);
        }
        boolean settled = watch.untilSettled();
        progress.done();
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        Verdict verdict = Verdict.of(watch.messages(), rig.gateways());
        new Summary(verdict, campaign.refused().size(), rig.counts().of(SmsEvent.Type.RESOLVED), took).print(out);
        if (!settled) {
            out.println("gave up: nothing moved for " + patience + " s");
        }
        out.println(Summary.lastLine(verdict, campaign.refused().size()));
        out.flush();
        return settled && verdict.agrees() ? 0 : 1;
    }

    /** All that an outage can do: an answer lost, a request lost, connections refused. */
    private static void suffer(Rig rig, Watch watch, int total, PrintWriter out) throws InterruptedException {
        watch.untilAccepted(total / 3);
        rig.loseNextAnswer();
        watch.untilUnknown(1);
        rig.loseNextRequest();
        watch.untilUnknown(rig.counts().of(SmsEvent.Type.UNKNOWN) + 1);
        rig.loseFirstGateway();
        out.printf(
                "outage: %s is gone, %d outcomes became unknown%n",
                Rig.PRIMARY, rig.counts().of(SmsEvent.Type.UNKNOWN));
        watch.untilNothingWaits();
        rig.restoreFirstGateway();
        out.printf("outage over: %s is back%n", Rig.PRIMARY);
    }

    private static List<Enqueued> enqueue(Rig rig, List<SmsRequest> requests) {
        List<Enqueued> stored = new ArrayList<>();
        for (int from = 0; from < requests.size(); from += CHUNK) {
            stored.addAll(rig.sender().enqueueAll(requests.subList(from, Math.min(from + CHUNK, requests.size()))));
        }
        return stored;
    }

    private static void inRange(String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(option + ": received " + value + "; allowed: " + min + " to " + max);
        }
    }
}
