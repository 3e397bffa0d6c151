// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.DispatcherException;
import io.github.smsdispatch.api.Dispatchers;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.route.FailoverDispatcher;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.testkit.RecordingDispatcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The twelve unit tests that NAV's smsd has, as data: what was given there, and what happens here. */
class NavOwnTestsTest {

    private static final PhoneNumber FAILURE = PhoneNumber.of("+4790000001");
    private static final PhoneNumber UNHANDLED = PhoneNumber.of("+4790000002");
    private static final PhoneNumber ANY = PhoneNumber.of("+4790000003");

    @TempDir
    private Path folder;

    private static FailoverDispatcher handler() {
        RecordingDispatcher fake = RecordingDispatcher.named("fake");
        fake.answer(sms -> {
            if (sms.recipient().equals(FAILURE)) {
                throw new DispatcherException("temporary");
            }
            if (sms.recipient().equals(UNHANDLED)) {
                throw new IllegalStateException("unhandled");
            }
            return new Outcome.Accepted("1", 1);
        });
        return FailoverDispatcher.of("handler", List.of(fake));
    }

    private static Outcome send(Dispatcher dispatcher, PhoneNumber to, String... texts) {
        return dispatcher
                .sendSms(to, Stream.of(texts).map(SmsMessage::of).toList())
                .outcome();
    }

    /** Gammu as far as its output goes. */
    private Dispatcher gammu(String output, int exitCode) throws IOException {
        Path program = folder.resolve("gammu");
        Files.writeString(
                program, "#!/bin/sh\ncat > " + folder.resolve("stdin") + "\nprintf '" + output + "'\nexit " + exitCode);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return Dispatchers.installed()
                .create(
                        "gammu",
                        DispatcherSettings.of("gammu", Map.of("program", program.toString())),
                        DispatcherContext.standalone());
    }

    @Test
    void n1AHandlerIsMadeOfDispatchers() {
        assertThat(handler().name()).isEqualTo("handler");
    }

    @Test
    void n2NothingToSendIsRefusedWhereNavSentAnEmptySms() {
        assertThatThrownBy(() -> handler().sendSms(ANY, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void n3ATemporaryErrorIsUnavailable() {
        assertThat(send(handler(), FAILURE, "text"))
                .isInstanceOfSatisfying(
                        Outcome.Unavailable.class,
                        outcome -> assertThat(outcome.permanent()).isFalse());
    }

    @Test
    void n4AnUnhandledExceptionIsUnknownWhereNavSendsAgain() {
        assertThat(send(handler(), UNHANDLED, "text")).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void n5To7TextsReachGammuUnchanged() throws IOException {
        for (String text : List.of("Hello", "b\u00f8lle\u00f8")) {
            try (Dispatcher gammu = gammu("", 102)) {
                send(gammu, ANY, text);
            }
            assertThat(Files.readString(folder.resolve("stdin"), StandardCharsets.UTF_8)
                            .stripTrailing())
                    .isEqualTo(text);
        }
    }

    @Test
    void n8GammuNeedsNoSetting() {
        try (Dispatcher gammu = Dispatchers.installed()
                .create("gammu", DispatcherSettings.of("GammuDispatcher", Map.of()), DispatcherContext.standalone())) {
            assertThat(gammu.name()).isEqualTo("GammuDispatcher");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void n9TwoMessagesGoAsOneNumberedSms() throws IOException {
        try (Dispatcher gammu =
                gammu("Sending SMS 1/1\u2026waiting for network answer..OK, message reference=7\\n", 0)) {
            assertThat(send(gammu, ANY, "e", "e")).isInstanceOf(Outcome.Accepted.class);
        }
        assertThat(Files.readString(folder.resolve("stdin")).stripTrailing()).isEqualTo("1: e; 2: e");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void n10WithoutItsConfigurationGammuNeedsAnOperator() throws IOException {
        try (Dispatcher gammu = gammu("Warning: No configuration file found!\\nError opening device\\n", 104)) {
            assertThat(send(gammu, ANY, "text"))
                    .isInstanceOfSatisfying(
                            Outcome.Unavailable.class,
                            outcome -> assertThat(outcome.permanent()).isTrue());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void n11AModemThatCanNotBeSetUpIsUnavailable() throws IOException {
        try (Dispatcher gammu = gammu("Error writing to the device.\\n", 111)) {
            assertThat(send(gammu, ANY, "text")).isInstanceOf(Outcome.Unavailable.class);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void n12AnErrorOfTheNetworkIsUnavailableForNow() throws IOException {
        try (Dispatcher gammu =
                gammu("Sending SMS 1/1\u2026waiting for network answer..error 42, message reference=-1\\n", 127)) {
            assertThat(send(gammu, ANY, "text"))
                    .isInstanceOfSatisfying(
                            Outcome.Unavailable.class,
                            outcome -> assertThat(outcome.permanent()).isFalse());
        }
    }
}
