// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway behind HTTPS with an authority of its own: trusted when told so, and not one byte of an SMS otherwise. */
class SkylineTlsTest {

    private static final String STORE_PASSWORD = "store-password";
    private static final String REPLY =
            "{\"code\":200,\"reason\":\"OK\",\"type\":\"task-status\",\"status\":[{\"tid\":77,\"status\":\"0 OK\"}]}";

    @TempDir
    private Path folder;

    private final AtomicInteger requests = new AtomicInteger();

    @Test
    void aGatewayOfATrustedAuthorityTakesTheSms() throws Exception {
        Path store = keyStore("san=ip:127.0.0.1");
        HttpsServer server = serve(store);
        try {
            SkylineSettings settings = settings(server)
                    .trustStore(store, Secret.of(STORE_PASSWORD))
                    .build();

            try (SkylineDispatcher dispatcher = SkylineDispatcher.create(settings, DispatcherContext.standalone())) {
                assertThat(send(dispatcher)).isInstanceOf(Outcome.Accepted.class);
                assertThat(send(dispatcher)).as("on the kept-alive connection").isInstanceOf(Outcome.Accepted.class);
            }
            assertThat(requests).hasValue(2);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anUnknownAuthorityGetsNothing() throws Exception {
        HttpsServer server = serve(keyStore("san=ip:127.0.0.1"));
        try {
            assertNothingWasHandedOver(send(settings(server).build()));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aCertificateOfAnotherHostGetsNothing() throws Exception {
        Path store = keyStore("san=dns:another.example");
        HttpsServer server = serve(store);
        try {
            assertNothingWasHandedOver(send(settings(server)
                    .trustStore(store, Secret.of(STORE_PASSWORD))
                    .build()));
        } finally {
            server.stop(0);
        }
    }

    private void assertNothingWasHandedOver(Outcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Unavailable.class,
                        unavailable -> assertThat(unavailable.reason()).isEqualTo(UnavailableReason.UNREACHABLE));
        assertThat(requests).hasValue(0);
    }

    private static Outcome send(SkylineSettings settings) {
        try (SkylineDispatcher dispatcher = SkylineDispatcher.create(settings, DispatcherContext.standalone())) {
            return send(dispatcher);
        }
    }

    private static Outcome send(SkylineDispatcher dispatcher) {
        Sms sms = Sms.of(PhoneNumber.of("+15550100001"), List.of(SmsMessage.of("hello")))
                .withSendingId("77", Posting.FIRST);
        return dispatcher.send(sms).outcome();
    }

    private static SkylineSettings.Builder settings(HttpsServer server) {
        return SkylineSettings.builder("tls")
                .baseUrl("https://127.0.0.1:" + server.getAddress().getPort())
                .login("user", Secret.of("secret"))
                .portChoice(SkylineSettings.PortChoice.DEVICE);
    }

    private HttpsServer serve(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, STORE_PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, STORE_PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            byte[] reply = REPLY.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, reply.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(reply);
            }
        });
        server.start();
        return server;
    }

    /** A key pair that signs itself, which makes it its own authority. */
    private Path keyStore(String extension) throws IOException, InterruptedException {
        Path store = folder.resolve("gateway.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "gateway",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=gateway",
                        "-ext",
                        extension,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        STORE_PASSWORD)
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(store).exists();
        return store;
    }
}
