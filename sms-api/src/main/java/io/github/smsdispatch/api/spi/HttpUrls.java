// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.spi;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Addresses of HTTP services in settings. */
final class HttpUrls {

    static final String ALLOWED = "http:// or https://, host, optional port, path and query; no user, no fragment";

    private static final int LONGEST_SHOWN = 100;

    private HttpUrls() {}

    static Optional<URI> parse(String text) {
        try {
            URI uri = new URI(text);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean bare = uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            return http && bare && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** What may be shown of an address that was refused, perhaps because it holds a password. */
    static String shape(String text) {
        String shown = text.replaceFirst("(?<=//)[^/@]*@", "").replaceFirst("[?#].*", "?***");
        boolean plain = shown.length() <= LONGEST_SHOWN && shown.indexOf('@') < 0;
        return plain ? shown : text.length() + " characters";
    }
}
