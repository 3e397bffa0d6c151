// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import io.github.smsdispatch.api.SmsEvent;
import io.github.smsdispatch.api.SmsSender;
import io.github.smsdispatch.api.queue.QueueException;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * The process that is killed: enqueues what it is told to, sends what is in the queue, or both. Says {@code READY} and
 * waits for {@code GO}, so that a successor stands by.
 */
public final class ChildMain {

    private static final int LARGEST_TRANSACTION = 10;

    private ChildMain() {}

    /** Arguments: {@code worker}, {@code enqueuer} or {@code both}; the JDBC URL; the gateway's address. */
    public static void main(String[] args) throws Exception {
        StopPoint point = new StopPoint();
        StoppingDriver.install(point);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Lines.say("READY");
        // Nobody says go any more: the campaign is gone.
        if (orders.readLine() == null) {
            return;
        }
        try (JdbcMessageQueue queue = Kit.open(args[1]);
                SmsSender sender = Kit.sender(StoppingQueue.around(queue, point), args[2], ChildMain::tell)) {
            if (!args[0].equals("enqueuer")) {
                sender.start();
            }
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                obey(order.split(" "), sender, point);
            }
            // Not a drain: the queue's state is to be looked at as it is.
            Runtime.getRuntime().halt(0);
        }
    }

    private static void obey(String[] order, SmsSender sender, StopPoint point) {
        if (order[0].equals("STOP")) {
            point.arm(Moment.valueOf(order[1]));
        } else if (order[0].equals("ENQUEUE")) {
            enqueue(sender, Integer.parseInt(order[1]), Integer.parseInt(order[2]));
        }
    }

    private static void enqueue(SmsSender sender, int from, int to) {
        int next = from;
        while (next < to) {
            int end = Math.min(to, next + 1 + ThreadLocalRandom.current().nextInt(LARGEST_TRANSACTION));
            try {
                sender.enqueueAll(
                        IntStream.range(next, end).mapToObj(Traffic::request).toList());
                Lines.say("ACK " + next + " " + end);
            } catch (QueueException e) {
                // Nobody was told that these are stored, so nobody counts on it.
                Lines.say("NACK " + next + " " + end);
            }
            next = end;
        }
    }

    private static void tell(SmsEvent event) {
        if (event.type() == SmsEvent.Type.UNKNOWN || event.type() == SmsEvent.Type.RESOLVED) {
            Lines.say(event.type() + " " + event.message().value());
        }
    }
}
