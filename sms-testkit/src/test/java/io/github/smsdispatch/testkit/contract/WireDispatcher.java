// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The smallest dispatcher over a real connection that keeps all rules: one line out, one line back. It exists to show that
 * the contract can be kept, and its subclasses break one rule each to show that the contract notices.
 */
class WireDispatcher implements Dispatcher {

    static final Duration BUDGET = Duration.ofMillis(400);
    static final String PASSWORD = "s3cr3t-pass";

    private final int port;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean closed;

    WireDispatcher(int port) {
        this.port = port;
    }

    @Override
    public String name() {
        return "wire";
    }

    @Override
    public SendResult sendSms(PhoneNumber phone, List<SmsMessage> messages) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        return SendResult.of(name(), formatSms(messages), exchange(phone));
    }

    Outcome exchange(PhoneNumber phone) {
        SocketChannel channel;
        try {
            channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            return new Outcome.Unavailable(UnavailableReason.UNREACHABLE, "no connection");
        }
        try (channel) {
            var timeout = watch.schedule(() -> closeQuietly(channel), BUDGET.toMillis(), TimeUnit.MILLISECONDS);
            String request = "SEND " + PASSWORD + " " + phone.value() + "\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate(200);
            channel.read(answer);
            timeout.cancel(false);
            return outcome(new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1));
        } catch (ClosedByInterruptException e) {
            return new Outcome.Unknown(UnknownReason.INTERRUPTED, "interrupted");
        } catch (IOException e) {
            return noAnswer();
        }
    }

    Outcome noAnswer() {
        return new Outcome.Unknown(UnknownReason.CONNECTION_LOST, "no answer");
    }

    Outcome outcome(String answer) {
        String[] words = answer.strip().split(" ");
        return switch (words[0]) {
            case "OK" ->
                new Outcome.Accepted(
                        words[1] + "-" + System.nanoTime() + "-"
                                + Thread.currentThread().getId(),
                        1);
            case "NO" -> new Outcome.Rejected(RejectionReason.OTHER, words[1], "refused");
            case "LOGIN" ->
                new Outcome.Unavailable(UnavailableReason.LOGIN_REFUSED, "login refused", null, Recovery.BY_OPERATOR);
            default -> new Outcome.Unknown(UnknownReason.UNREADABLE_ANSWER, "unreadable answer");
        };
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("a loopback connection can always be closed", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        watch.shutdownNow();
    }

    @Override
    public String toString() {
        return "WireDispatcher[port=" + port + "]";
    }
}
