// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.spi.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key pair that signs itself, which makes it its own authority. */
record TestKeys(Path file) {

    private static final String PASSWORD = "store-password";

    static TestKeys of(Path folder, String extension) throws IOException, InterruptedException {
        Path file = folder.resolve(extension.replaceAll("[^a-z0-9]", "-") + ".p12");
        if (!Files.exists(file)) {
            make(file, extension);
        }
        return new TestKeys(file);
    }

    Secret password() {
        return Secret.of(PASSWORD);
    }

    KeyStore store() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    Path certificatePem() throws IOException, GeneralSecurityException {
        return pem("CERTIFICATE", store().getCertificate("server").getEncoded());
    }

    Path privateKeyPem() throws IOException, GeneralSecurityException {
        return pem(
                "PRIVATE KEY", store().getKey("server", PASSWORD.toCharArray()).getEncoded());
    }

    private Path pem(String kind, byte[] octets) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(octets);
        return Files.writeString(
                file.resolveSibling(kind.replace(' ', '-') + ".pem"),
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    SSLContext context() throws IOException, GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store(), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void make(Path file, String extension) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=mx.test",
                        "-ext",
                        extension,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(file).exists();
    }
}
