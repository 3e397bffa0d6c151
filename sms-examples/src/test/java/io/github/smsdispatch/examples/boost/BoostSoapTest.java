// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.Outcome.Rejected;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.Outcome.Unknown;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dispatcher before a real SOAP stack. */
class BoostSoapTest {

    private static final PhoneNumber PHONE = PhoneNumber.of("+4799912345");

    private SoapService service;
    private Dispatcher dispatcher;

    @BeforeEach
    void start() throws IOException {
        service = new SoapService();
        dispatcher = dispatcher(Map.of());
    }

    @AfterEach
    void stop() {
        dispatcher.close();
        service.close();
    }

    private Dispatcher dispatcher(Map<String, String> changes) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "url", service.url(),
                "namespace", service.namespace(),
                "username", "alerts & more",
                "password", "s3cr3t<pass>",
                "sender", "\"NOC\""));
        settings.putAll(changes);
        return new BoostProvider().create(DispatcherSettings.of("boost1", settings), DispatcherContext.standalone());
    }

    private Outcome send(String text) {
        return dispatcher.sendSms(PHONE, List.of(SmsMessage.of(text))).outcome();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "<b>&amp;]]></message>\"'",
                "line\nline\r\nline\rline\tend",
                "Blåbærgrød €[]{}",
                "Привет, 世界",
                "😀 \uD83D\uDC68\u200D\uD83D\uDC69",
                "soft\u00ADhyphen \u2028 \uFEFF \uFFFD"
            })
    void everyTextArrivesAsItWasGiven(String text) {
        assertThat(send(text)).isInstanceOf(Accepted.class);
        assertThat(service.sender.calls())
                .containsExactly(
                        new ExternalSender.Call("alerts & more", "s3cr3t<pass>", "\"NOC\"", "+4799912345", text));
    }

    @Test
    void aTextThatXmlCannotCarryIsRejectedAndNothingIsSent() {
        assertThat(send("page\fbreak"))
                .isEqualTo(new Rejected(RejectionReason.INVALID_CONTENT, "", "XML 1.0 can't carry U+000C"));
        assertThat(service.sender.calls()).isEmpty();
    }

    @Test
    void anIdOfTheServiceIsTheSendingId() {
        service.sender.answer(call -> "4711");

        assertThat(send("hello")).isEqualTo(new Accepted("4711", 1));
    }

    @Test
    void aNoWithoutReasonIsUnavailable() {
        service.sender.answer(call -> "false");

        assertThat(send("hello"))
                .isEqualTo(new Unavailable(UnavailableReason.TRANSPORT_ERROR, "the service answered false"));
    }

    @Test
    void aRefusedLoginNeedsTheOperator() {
        service.sender.answer(call -> {
            throw SoapService.fault("Client.Authentication", "unknown account with " + call.password());
        });
        Outcome outcome = send("hello");

        assertThat(outcome).isInstanceOfSatisfying(Unavailable.class, unavailable -> {
            assertThat(unavailable.reason()).isEqualTo(UnavailableReason.LOGIN_REFUSED);
            assertThat(unavailable.permanent()).isTrue();
            assertThat(unavailable.text()).isEqualTo("fault Client.Authentication: unknown account with ***");
        });
    }

    @Test
    void aFaultOfTheClientIsRejected() {
        service.sender.answer(call -> {
            throw SoapService.fault("Client", call.phone() + " has no " + call.message());
        });

        assertThat(send("hello")).isEqualTo(new Rejected(RejectionReason.OTHER, "Client", "+*** has no ***"));
    }

    @Test
    void anExceptionWithinTheServiceIsUnknown() {
        service.sender.answer(call -> {
            throw new IllegalStateException("the database is away");
        });

        assertThat(send("hello"))
                .isEqualTo(new Unknown(UnknownReason.TRANSPORT_ERROR, "fault Server: the database is away"));
    }

    @Test
    void aWrongNamespaceIsRefusedByTheService() {
        try (Dispatcher wrong = dispatcher(Map.of("namespace", "urn:wrong"))) {
            Outcome outcome =
                    wrong.sendSms(PHONE, List.of(SmsMessage.of("hello"))).outcome();

            assertThat(outcome).isInstanceOfSatisfying(Rejected.class, rejected -> {
                assertThat(rejected.code()).isEqualTo("Client");
                assertThat(rejected.text()).contains("urn:wrong");
            });
        }
        assertThat(service.sender.calls()).isEmpty();
    }

    @Test
    void severalMessagesGoAsOneDigest() {
        dispatcher.sendSms(PHONE, List.of(SmsMessage.of("alpha"), SmsMessage.of("beta")));

        assertThat(service.sender.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.message()).isEqualTo("1: alpha; 2: beta"));
    }
}
