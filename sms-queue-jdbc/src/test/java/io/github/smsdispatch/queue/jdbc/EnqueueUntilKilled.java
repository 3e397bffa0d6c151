// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.SmsRequest;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A program that writes the id of each message as soon as its enqueue is acknowledged, until it is killed. */
final class EnqueueUntilKilled {

    private EnqueueUntilKilled() {}

    public static void main(String[] args) throws IOException {
        try (JdbcMessageQueue queue = JdbcMessageQueue.openH2(Path.of(args[0]));
                FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            for (int i = 0; i < 1_000_000; i++) {
                MessageId id = queue.enqueue(SmsRequest.of("+4712345678", "message " + i))
                        .id();
                out.write((id + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
    }
}
