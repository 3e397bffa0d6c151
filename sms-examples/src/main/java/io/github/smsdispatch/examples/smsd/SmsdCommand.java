// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SendResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** NAV's smsd: its options, the broken ones working, and ours. */
@Command(
        name = "smsd",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = SmsdCommand.Version.class,
        description = {
            "Sends the alerts that wait in a queue as SMS, through the dispatchers of smsd.conf in order of preference.",
            "Takes the place of NAV's smsd on NAV's own database and configuration, or works on a queue of its own."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:ended because it was asked to, or done",
            "1:--test was not accepted; --check found something; --status: warning",
            "2:wrong arguments or configuration; --status: critical",
            "3:a message reached its retry limit, and retrylimitaction is shutdown",
            "4:every dispatcher needs an operator (exit_on_permanent_error); --once: none could be used",
            "5:another smsd runs with the same pid file"
        },
        footerHeading = "%nSignals:%n",
        footer = {
            "  TERM, INT   finish what is being sent, mark it, return the rest to the queue, end",
            "  HUP         read the configuration again; a wrong one changes nothing"
        })
public final class SmsdCommand implements Callable<Integer> {

    private static final String TEST_TEXT = "Test of smsd: if you can read this, it works.";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "smsd.conf; without it, it is looked for in NAV_CONFIG_DIR, ~/.local/etc/nav, ~/.local/etc,"
                    + " ~/.config/nav, /etc/nav. NAV's nav.conf and db.conf are read beside it.")
    private @Nullable Path config;

    @Option(
            names = {"-c", "--cancel"},
            description = "Cancel all that wait, print how many, end.")
    private boolean cancel;

    @Option(
            names = {"-d", "--delay"},
            paramLabel = "TIME",
            description = "First wait after a failure, in seconds.")
    private @Nullable String delay;

    @Option(
            names = {"-D", "--delayfactor"},
            paramLabel = "N",
            description = "By how much it grows, 1 to 10.")
    private @Nullable String delayFactor;

    @Option(
            names = {"-m", "--maxdelay"},
            paramLabel = "TIME",
            description = "Its limit, in seconds.")
    private @Nullable String maxDelay;

    @Option(
            names = {"-l", "--limit"},
            paramLabel = "N",
            description = "Failures of one message, while others get through, until the action; 0 for none.")
    private @Nullable Integer limit;

    @Option(
            names = {"-a", "--action"},
            paramLabel = "0|1",
            description = "The action: 0 ignore (give that message up), 1 shutdown.")
    private @Nullable String action;

    @Option(
            names = {"-t", "--test"},
            paramLabel = "PHONE",
            description = "Send a test SMS now, print its reference, end.")
    private @Nullable String test;

    @Option(
            names = {"-T", "--TEST"},
            paramLabel = "PHONE",
            description = "Put a test message into the queue, end. NAV's queue needs -u.")
    private @Nullable String queueTest;

    @Option(names = "--message", paramLabel = "TEXT", description = "Text of the test.", defaultValue = TEST_TEXT)
    private String message;

    @Option(
            names = {"-u", "--uid"},
            paramLabel = "ID",
            description = "NAV account to which the test message belongs.")
    private @Nullable Integer account;

    @Option(names = "--once", description = "Try everything that waits once, end.")
    private boolean once;

    @Option(names = "--status", description = "Print counts of the queue and health of the dispatchers, end.")
    private boolean status;

    @Option(names = "--check", description = "Check the configuration, reach queue and dispatchers, send nothing, end.")
    private boolean check;

    @Option(
            names = {"-f", "--foreground"},
            description = "Stay in the foreground and log to standard error.")
    private boolean foreground;

    @Option(names = "--log", paramLabel = "FILE", description = "Log of the background process; default smsd.log.")
    private Path log = Path.of("smsd.log");

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (test != null && queueTest != null) {
            throw new IllegalArgumentException("--test and --TEST: received both; allowed: one of them");
        }
        Path file = config == null ? NavFiles.smsdConf(System.getenv()) : config;
        Overrides overrides = overrides();
        SmsdConfig settings = SmsdConfig.read(file, overrides, Optional.ofNullable(account));
        PrintWriter out = spec.commandLine().getOut();
        if (cancel) {
            return cancel(settings, out);
        }
        if (test != null) {
            return send(settings, PhoneNumber.of(test), out);
        }
        if (queueTest != null) {
            return enqueue(settings, PhoneNumber.of(queueTest), out);
        }
        if (status) {
            return StatusReport.print(settings, out);
        }
        if (check) {
            return CheckRun.print(settings, out);
        }
        return once ? OnceRun.run(settings) : daemon(settings, file, overrides);
    }

    private int daemon(SmsdConfig settings, Path file, Overrides overrides) throws IOException, InterruptedException {
        Optional<String> user = Background.otherUser(settings.main(), System.getProperty("user.name"));
        if (user.isPresent()) {
            return Background.as(user.get(), Background.ownCommand());
        }
        if (!foreground) {
            return Background.start(Background.ownCommand(), log);
        }
        return DaemonRun.run(() -> SmsdConfig.read(file, overrides, Optional.ofNullable(account)), System.getenv());
    }

    private int cancel(SmsdConfig settings, PrintWriter out) {
        try (QueueStore store = QueueStore.open(settings.queue())) {
            out.println(store.queue().cancelOlderThan(Duration.ZERO).size() + " messages cancelled");
            return 0;
        }
    }

    private int send(SmsdConfig settings, PhoneNumber to, PrintWriter out) {
        try (Assembly assembly = Assembly.of(settings)) {
            SendResult result = assembly.sender().send(to, message);
            String said = result.outcome() instanceof Outcome.Accepted accepted
                    ? "SMS sent; reference " + accepted.sendingId()
                    : result.outcome().describe();
            out.println(said);
            return result.outcome() instanceof Outcome.Accepted ? 0 : 1;
        }
    }

    private int enqueue(SmsdConfig settings, PhoneNumber to, PrintWriter out) {
        if (settings.queue().type() == QueueSettings.Type.NAV && account == null) {
            throw new IllegalArgumentException("-u: received nothing; allowed: the id of an account in NAV, because NAV"
                    + " shows a test message to its account");
        }
        try (QueueStore store = QueueStore.open(settings.queue())) {
            out.println(store.queue().insertTest(to, message) + " test message stored");
            return 0;
        }
    }

    private Overrides overrides() {
        return new Overrides(
                Optional.ofNullable(delay).map(text -> time("--delay", text)),
                Optional.ofNullable(delayFactor)
                        .map(text -> Overrides.factor(text)
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "--delayfactor: received '" + text + "'; allowed: a number from 1 to 10"))),
                Optional.ofNullable(maxDelay).map(text -> time("--maxdelay", text)),
                Optional.ofNullable(limit).map(SmsdCommand::limit),
                Optional.ofNullable(action).map(SmsdCommand::action));
    }

    private static int limit(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("--limit: received " + value + "; allowed: 0 or more");
        }
        return value;
    }

    private static Duration time(String option, String text) {
        return Interval.parse(text)
                .filter(time -> !time.isZero())
                .orElseThrow(() -> new IllegalArgumentException(
                        option + ": received '" + text + "'; allowed: seconds, or an interval such as '2 min'"));
    }

    private static LimitAction action(String text) {
        return switch (text) {
            case "0", "ignore" -> LimitAction.IGNORE;
            case "1", "shutdown" -> LimitAction.SHUTDOWN;
            default ->
                throw new IllegalArgumentException(
                        "--action: received '" + text + "'; allowed: 0 (ignore), 1 (shutdown)");
        };
    }

    /** The version of this program. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"smsd of sms-dispatch 0.1.0-SNAPSHOT"};
        }
    }
}
