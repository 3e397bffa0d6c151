// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.http.TlsIdentity;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of both sides: without the right ones not one byte of an SMS leaves. */
class TlsTest {

    private static final String PASSWORD = "store-passw0rd";

    @TempDir
    private Path folder;

    private final AtomicInteger requests = new AtomicInteger();
    private @Nullable HttpsServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void aGatewayOfATrustedAuthorityTakesTheSms() throws Exception {
        Path store = keyStore("gateway", "san=ip:127.0.0.1");
        Map<String, String> settings = serve(store, null);
        settings.put("trustStore", store.toString());
        settings.put("trustStorePassword", PASSWORD);
        try (HttpGetDispatcher dispatcher = Peers.dispatcher(settings)) {
            assertThat(Peers.send(dispatcher)).isInstanceOf(Outcome.Accepted.class);
            assertThat(Peers.send(dispatcher)).as("on the kept connection").isInstanceOf(Outcome.Accepted.class);
        }
        assertThat(requests).hasValue(2);
    }

    @Test
    void anUnknownAuthorityGetsNothing() throws Exception {
        assertNothingWasHandedOver(serve(keyStore("gateway", "san=ip:127.0.0.1"), null));
    }

    @Test
    void aCertificateOfAnotherHostGetsNothing() throws Exception {
        Path store = keyStore("gateway", "san=dns:another.example");
        Map<String, String> settings = serve(store, null);
        settings.put("trustStore", store.toString());
        settings.put("trustStorePassword", PASSWORD);
        assertNothingWasHandedOver(settings);
    }

    @Test
    void theClientsCertificateIsShownToWhoAsksForIt() throws Exception {
        Path store = keyStore("gateway", "san=ip:127.0.0.1");
        Path client = keyStore("client", "san=dns:client.example");
        Map<String, String> settings = serve(store, client);
        settings.put("trustStore", store.toString());
        settings.put("trustStorePassword", PASSWORD);
        Outcome without = send(settings);
        settings.put("keyStore", client.toString());
        settings.put("keyStorePassword", PASSWORD);

        assertThat(send(settings)).isInstanceOf(Outcome.Accepted.class);
        assertThat(without).isNotInstanceOf(Outcome.Accepted.class);
        assertThat(requests).hasValue(1);
    }

    @Test
    void aWrongPasswordIsNamedAndNotShown() throws Exception {
        Path store = keyStore("gateway", "san=ip:127.0.0.1");
        Map<String, String> settings = serve(store, null);
        settings.put("trustStore", store.toString());
        settings.put("trustStorePassword", "wr0ng-word");
        assertThatThrownBy(() -> Peers.dispatcher(settings))
                .isInstanceOf(SmsConfigurationException.class)
                .hasMessageContaining("gw.trustStore")
                .hasMessageNotContaining("wr0ng-word");
    }

    private void assertNothingWasHandedOver(Map<String, String> settings) {
        assertThat(send(settings))
                .isInstanceOfSatisfying(
                        Outcome.Unavailable.class,
                        unavailable -> assertThat(unavailable.reason()).isEqualTo(UnavailableReason.UNREACHABLE));
        assertThat(requests).hasValue(0);
    }

    private static Outcome send(Map<String, String> settings) {
        try (HttpGetDispatcher dispatcher = Peers.dispatcher(settings)) {
            return Peers.send(dispatcher);
        }
    }

    /** With a client's store only its owner may come. */
    private Map<String, String> serve(Path store, @Nullable Path clients) throws IOException, GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        TrustManager[] trust = clients == null
                ? null
                : new TrustManager[] {
                    TlsIdentity.read(new TlsIdentity.Store(clients, PASSWORD), null)
                            .manager()
                };
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), trust, null);
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setNeedClientAuth(clients != null);
                parameters.setSSLParameters(wanted);
            }
        });
        https.createContext("/", exchange -> {
            requests.incrementAndGet();
            byte[] answer = "OK".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer);
            }
        });
        https.start();
        server = https;
        return new HashMap<>(Map.of(
                "url",
                "https://127.0.0.1:" + https.getAddress().getPort() + "/send?to={phone}&text={text}",
                "success",
                "any-2xx"));
    }

    /** A key pair that signs itself, which makes it its own authority. */
    private Path keyStore(String name, String extension) throws IOException, InterruptedException {
        Path store = folder.resolve(name + ".p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        extension,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(store).exists();
        return store;
    }
}
