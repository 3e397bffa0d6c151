// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import static io.github.smsdispatch.testkit.skyline.GatewayClient.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AnswerSpeedTest {

    /** Two small writes meeting a delayed acknowledgement would take 40 ms each. */
    @Test
    void largePostOnAKeptAliveConnectionIsAnsweredWithoutStall() throws Exception {
        try (SkylineSimulator gateway = SkylineSimulator.builder().start();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            long[] took = new long[50];
            for (int i = 0; i < took.length; i++) {
                StringBuilder tasks = new StringBuilder();
                for (int n = 0; n < 100; n++) {
                    tasks.append(n == 0 ? "" : ",").append(task(i * 100L + n, ""));
                }
                String body = "{\"tasks\":[" + tasks + "]}";
                String head = "POST /goip_post_sms.html?username=root&password=root HTTP/1.1\r\nHost: x\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n";
                long start = System.nanoTime();
                out.write((head + body).getBytes(StandardCharsets.US_ASCII));
                readAnswer(in);
                took[i] = System.nanoTime() - start;
            }
            Arrays.sort(took);
            assertThat(Duration.ofNanos(took[took.length / 2])).isLessThan(Duration.ofMillis(30));
            assertThat(gateway.ledger().accepted()).hasSize(5000);
        }
    }

    private static void readAnswer(InputStream in) throws Exception {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.read());
        }
        String length = head.toString().split("Content-Length: ")[1].split("\r")[0];
        assertThat(in.readNBytes(Integer.parseInt(length))).isNotEmpty();
    }
}
