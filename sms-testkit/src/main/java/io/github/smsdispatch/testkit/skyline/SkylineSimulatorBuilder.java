// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Collects what a simulated gateway is like. Not thread-safe. */
public final class SkylineSimulatorBuilder {

    String username = "root";
    String password = "root";
    int port;
    int ports = 8;
    int slots = 4;
    int queueDepth = Integer.MAX_VALUE;
    int tasksPerRequest = Integer.MAX_VALUE;
    int rememberedTids = 100_000;
    int recordedRequests = 1_000;
    long seed = 1;
    Duration acceptanceLatency = Duration.ZERO;
    Duration sendDelay = Duration.ZERO;
    Duration deliveryDelay = Duration.ZERO;
    Duration deviceSecond = Duration.ofSeconds(1);
    Clock clock = Clock.systemUTC();
    SkylineDialect dialect = SkylineDialect.live();
    NetworkScript network = NetworkScript.everythingArrives();
    Consumer<AcceptedSms> journal = sms -> {};
    Supplier<String> sessionIds = SkylineSimulatorBuilder::randomSession;

    SkylineSimulatorBuilder() {}

    /**
     * Sets who may use the gateway.
     *
     * @param user default {@code root}
     * @param pass default {@code root}
     * @return this
     */
    public SkylineSimulatorBuilder credentials(String user, String pass) {
        this.username = user;
        this.password = pass;
        return this;
    }

    /**
     * Sets where it listens on the loopback address.
     *
     * @param number 0 to 65535; default 0, a free port
     * @return this
     */
    public SkylineSimulatorBuilder port(int number) {
        this.port = inRange("port", number, 0, 65_535);
        return this;
    }

    /**
     * Sets how many GSM ports it has. All are registered at the start.
     *
     * @param count 1 to 512; default 8
     * @return this
     */
    public SkylineSimulatorBuilder ports(int count) {
        this.ports = inRange("ports", count, 1, 512);
        return this;
    }

    /**
     * Sets how many SIM slots each port has.
     *
     * @param count 1 to 26; default 4
     * @return this
     */
    public SkylineSimulatorBuilder slots(int count) {
        this.slots = inRange("slots", count, 1, 26);
        return this;
    }

    /**
     * Sets how many unfinished tasks it holds before it answers code 16.
     *
     * @param tasks 0 or more; default no limit
     * @return this
     */
    public SkylineSimulatorBuilder queueDepth(int tasks) {
        this.queueDepth = inRange("queueDepth", tasks, 0, Integer.MAX_VALUE);
        return this;
    }

    /**
     * Sets how many tasks of one request it takes; the others get code 16.
     *
     * @param tasks 1 or more; default no limit
     * @return this
     */
    public SkylineSimulatorBuilder tasksPerRequest(int tasks) {
        this.tasksPerRequest = inRange("tasksPerRequest", tasks, 1, Integer.MAX_VALUE);
        return this;
    }

    /**
     * Sets how many task ids it remembers for code 13, the latest ones.
     *
     * @param count 0 or more; default 100,000
     * @return this
     */
    public SkylineSimulatorBuilder rememberedTids(int count) {
        this.rememberedTids = inRange("rememberedTids", count, 0, Integer.MAX_VALUE);
        return this;
    }

    /**
     * Sets how many requests the ledger keeps, the latest ones.
     *
     * @param count 1 or more; default 1,000
     * @return this
     */
    public SkylineSimulatorBuilder recordedRequests(int count) {
        this.recordedRequests = inRange("recordedRequests", count, 1, Integer.MAX_VALUE);
        return this;
    }

    /**
     * Sets who writes down what the gateway takes over, so that the record outlives its process.
     *
     * @param writes called with each SMS before it is answered, one at a time; the device waits for it, and an exception
     *     breaks the request
     * @return this
     */
    public SkylineSimulatorBuilder journal(Consumer<AcceptedSms> writes) {
        this.journal = writes;
        return this;
    }

    /**
     * Sets how long each answer takes. The device does what it was asked to first, so a client that gives up meanwhile has
     * sent all the same.
     *
     * @param time default zero
     * @return this
     */
    public SkylineSimulatorBuilder acceptanceLatency(Duration time) {
        this.acceptanceLatency = notNegative("acceptanceLatency", time);
        return this;
    }

    /**
     * Sets how long a port takes to send one SMS.
     *
     * @param time default zero
     * @return this
     */
    public SkylineSimulatorBuilder sendDelay(Duration time) {
        this.sendDelay = notNegative("sendDelay", time);
        return this;
    }

    /**
     * Sets how long after sending the network's delivery report comes.
     *
     * @param time default zero
     * @return this
     */
    public SkylineSimulatorBuilder deliveryDelay(Duration time) {
        this.deliveryDelay = notNegative("deliveryDelay", time);
        return this;
    }

    /**
     * Sets how long a second lasts for the periods that clients ask for, such as {@code sr_prd}.
     *
     * @param time default one second; shorter makes tests fast
     * @return this
     */
    public SkylineSimulatorBuilder deviceSecond(Duration time) {
        this.deviceSecond = notNegative("deviceSecond", time);
        return this;
    }

    /**
     * Sets where the device's time stamps come from.
     *
     * @param source default the system's clock
     * @return this
     */
    public SkylineSimulatorBuilder clock(Clock source) {
        this.clock = source;
        return this;
    }

    /**
     * Sets how the firmware writes things down.
     *
     * @param firmware default {@link SkylineDialect#live()}
     * @return this
     */
    public SkylineSimulatorBuilder dialect(SkylineDialect firmware) {
        this.dialect = firmware;
        return this;
    }

    /**
     * Sets what becomes of each SMS.
     *
     * @param script default {@link NetworkScript#everythingArrives()}
     * @return this
     */
    public SkylineSimulatorBuilder network(NetworkScript script) {
        this.network = script;
        return this;
    }

    /**
     * Sets the seed of the choice of ports and of {@code ssrc}.
     *
     * @param number default 1: every run is alike
     * @return this
     */
    public SkylineSimulatorBuilder seed(long number) {
        this.seed = number;
        return this;
    }

    /**
     * Sets where the ids of encrypted sessions come from.
     *
     * @param ids gives 32 hex digits each time; default random
     * @return this
     */
    public SkylineSimulatorBuilder sessionIds(Supplier<String> ids) {
        this.sessionIds = ids;
        return this;
    }

    /**
     * Starts the gateway.
     *
     * @return a simulator that answers
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public SkylineSimulator start() {
        return new SkylineSimulator(this);
    }

    private static int inRange(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + ": received " + value + "; allowed: " + min + " to " + max);
        }
        return value;
    }

    private static Duration notNegative(String what, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(what + ": received " + time + "; allowed: zero or more");
        }
        return time;
    }

    private static String randomSession() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }
}
