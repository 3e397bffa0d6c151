// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The life of encrypted sessions; F21. */
class SessionAccessTest {

    private static final String OPENED =
            "{\"code\":0,\"desc\":\"OK\",\"session\":\"0123456789abcdef0123456789abcdef\",\"expires\":180}";
    private static final String REMOVED =
            "{\"code\":200,\"reason\":\"OK\",\"results\":[{\"tid\":10,\"status\":\"0 OK\"}]}";

    private final GatewayPeer peer = new GatewayPeer();
    private final MutableClock clock = MutableClock.at(Instant.parse("2026-01-02T03:04:05Z"));
    private final SkylineDispatcher dispatcher = SkylineDispatcher.create(
            SkylineSettings.builder("skyline1")
                    .baseUrl(peer.url())
                    .login("root", Secret.of("root"))
                    .allowDefaultPassword()
                    .security(SkylineSettings.Security.ENCRYPTED)
                    .portChoice(SkylineSettings.PortChoice.DEVICE)
                    .timeout(Duration.ofSeconds(5))
                    .build(),
            DispatcherContext.builder().clock(clock).build());

    SessionAccessTest() {
        peer.page("crypt_sess", r -> GatewayPeer.json(OPENED));
        peer.page("remove_sms", r -> GatewayPeer.json(REMOVED));
    }

    @AfterEach
    void close() {
        dispatcher.close();
        peer.close();
    }

    private Outcome send() {
        return dispatcher
                .send(Sms.of(PhoneNumber.of("+15550100001"), List.of(SmsMessage.of("hello")))
                        .withSendingId("7", Posting.FIRST))
                .outcome();
    }

    private List<RecordedRequest> opened() {
        return peer.requests.stream()
                .filter(r -> r.getUrl().encodedPath().equals("/crypt_sess.json"))
                .toList();
    }

    @Test
    void f21_requestsCarryProofAndCipherInsteadOfCredentials() {
        dispatcher.remove(List.of("10"));
        dispatcher.remove(List.of("10"));
        RecordedRequest open = peer.requests.get(0);
        String nonce = open.getUrl().queryParameter("cnonce");
        String auth = CryptSession.openAuth("rootroot", nonce == null ? "" : nonce);
        assertThat(open.getUrl().queryParameter("auth")).isEqualTo(auth);
        assertThat(open.getUrl().queryParameter("crypt")).isEqualTo("aes-ecb");
        CryptSession session = new CryptSession("rootroot", auth, "0123456789abcdef0123456789abcdef");
        for (int seq = 1; seq <= 2; seq++) {
            RecordedRequest request = peer.requests.get(seq);
            assertThat(request.getUrl().queryParameterNames()).containsExactlyInAnyOrder("session", "seq", "auth");
            assertThat(request.getUrl().queryParameter("seq")).isEqualTo(Integer.toString(seq));
            assertThat(request.getUrl().queryParameter("auth")).isEqualTo(session.auth(seq, "/goip_remove_sms.html"));
            assertThat(request.getBody()).isNotNull();
            assertThat(request.getBody().toByteArray())
                    .isEqualTo(
                            session.encrypt(seq, "{\"tids\":[10]}".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
        assertThat(opened()).hasSize(1);
    }

    @Test
    void anyErrorAndTheEndOfItsTimeOpenANewSession() {
        dispatcher.remove(List.of("10"));
        clock.advance(Duration.ofSeconds(161));
        dispatcher.remove(List.of("10"));
        assertThat(opened()).hasSize(2);
        peer.page("post_sms", r -> GatewayPeer.response(502, "text/html", "<html>502</html>"));
        assertThat(send()).isInstanceOf(Outcome.Unknown.class);
        dispatcher.remove(List.of("10"));
        assertThat(opened()).hasSize(3);
    }

    @Test
    void forgottenSessionNeedsNoOperator() {
        dispatcher.remove(List.of("10"));
        peer.page("post_sms", r -> GatewayPeer.json("{\"code\":14,\"reason\":\"Unauthorized\"}"));
        assertThat(send())
                .isInstanceOfSatisfying(
                        Unavailable.class, u -> assertThat(u.permanent()).isFalse());
        assertThat(send())
                .isInstanceOfSatisfying(
                        Unavailable.class, u -> assertThat(u.permanent()).isTrue());
        assertThat(opened()).hasSize(2);
    }

    @Test
    void refusedSessionIsARefusedLogin() {
        peer.page("crypt_sess", r -> GatewayPeer.json("{\"code\":1,\"desc\":\"invalid user\"}"));
        assertThat(send()).isInstanceOfSatisfying(Unavailable.class, u -> {
            assertThat(u.reason()).isEqualTo(UnavailableReason.LOGIN_REFUSED);
            assertThat(u.permanent()).isTrue();
        });
        peer.page("crypt_sess", r -> GatewayPeer.response(502, "text/html", "<html>502</html>"));
        assertThat(send())
                .isInstanceOfSatisfying(
                        Unavailable.class, u -> assertThat(u.permanent()).isFalse());
        assertThat(peer.posts()).isEmpty();
    }
}
