// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A device that promises to keep a connection and closes it after each answer. */
class IdleConnectionTest {

    private static final String BODY = "{\"code\":200,\"status\":[{\"tid\":7,\"status\":\"0 OK\"}]}";
    private static final String ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY;

    private final Semaphore closed = new Semaphore(0);
    private final AtomicInteger requests = new AtomicInteger();

    @Test
    void connectionThatThePeerClosedIsReplacedBeforeAnythingIsWritten() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                SkylineDispatcher dispatcher = SkylineDispatcher.create(
                        SkylineSettings.builder("skyline1")
                                .baseUrl("http://127.0.0.1:" + server.getLocalPort())
                                .login("operator", Secret.of("s3cr3t"))
                                .portChoice(SkylineSettings.PortChoice.DEVICE)
                                .build(),
                        DispatcherContext.standalone())) {
            Thread thread = new Thread(() -> serve(server));
            thread.setDaemon(true);
            thread.start();
            for (int i = 1; i <= 10; i++) {
                assertThat(send(dispatcher)).as("send " + i).isInstanceOf(Accepted.class);
                assertThat(closed.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
                assertThat(requests).hasValue(i);
            }
        }
    }

    private static Outcome send(SkylineDispatcher dispatcher) {
        return dispatcher
                .send(Sms.of(PhoneNumber.of("+15550100001"), List.of(SmsMessage.of("hello")))
                        .withSendingId("7", Posting.FIRST))
                .outcome();
    }

    private void serve(ServerSocket server) {
        while (!server.isClosed()) {
            if (answered(server)) {
                closed.release();
            }
        }
    }

    /** When this returns the connection is closed, and on the loopback the client's kernel knows. */
    private boolean answered(ServerSocket server) {
        try (Socket socket = server.accept()) {
            boolean whole = readRequest(socket.getInputStream());
            if (whole) {
                requests.incrementAndGet();
                socket.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
            }
            return whole;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean readRequest(InputStream in) throws IOException {
        StringBuilder read = new StringBuilder();
        while (!read.toString().contains("}]}")) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            read.append((char) next);
        }
        return true;
    }
}
