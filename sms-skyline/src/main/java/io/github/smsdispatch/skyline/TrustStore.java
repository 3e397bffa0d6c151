// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The certificates that a gateway with its own certification authority is checked against.
 *
 * @param sockets makes TLS connections
 * @param manager the same decision, for the HTTP client
 */
record TrustStore(SSLSocketFactory sockets, X509TrustManager manager) {

    /** Reads a PKCS#12 or JKS file. */
    static TrustStore read(Path file, char[] password) throws IOException, GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(KeyStore.getInstance(file.toFile(), password));
        X509TrustManager manager = Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no X.509 trust manager"));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {manager}, null);
        return new TrustStore(context.getSocketFactory(), manager);
    }
}
