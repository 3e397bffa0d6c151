// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.http;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that a gateway is checked against, and the one that it checks.
 *
 * @param sockets makes TLS connections
 * @param manager the same decision, for the HTTP client
 */
public record TlsIdentity(SSLSocketFactory sockets, X509TrustManager manager) {

    /**
     * A PKCS#12 or JKS file and its password.
     *
     * @param file where it is
     * @param password opens the file and, for a private key, the key
     */
    public record Store(Path file, String password) {

        private KeyStore read() throws IOException, GeneralSecurityException {
            return KeyStore.getInstance(file.toFile(), password.toCharArray());
        }

        @Override
        public String toString() {
            return "Store[***]";
        }
    }

    /**
     * Reads the files.
     *
     * @param trust authorities; null for the runtime's own
     * @param key private key and certificate that the gateway asks for; null for none
     * @return the identity
     * @throws IOException when a file can't be read
     * @throws GeneralSecurityException when a file or its password is wrong
     * @throws IllegalArgumentException when a file is missing
     */
    @SuppressWarnings("exports") // JSpecify is needed to compile this library, not its users.
    public static TlsIdentity read(@Nullable Store trust, @Nullable Store key)
            throws IOException, GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trust == null ? null : trust.read());
        X509TrustManager manager = Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no X.509 trust manager"));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(key == null ? null : keys(key), new TrustManager[] {manager}, null);
        return new TlsIdentity(context.getSocketFactory(), manager);
    }

    private static KeyManager[] keys(Store key) throws IOException, GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(key.read(), key.password().toCharArray());
        return factory.getKeyManagers();
    }
}
