// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Checks a gateway's address: scheme, host, port, path and nothing else, so that it can be shown. */
final class BaseUrl {

    static final String ALLOWED = "http:// or https://, host, optional port and path; no user, query or fragment";

    private BaseUrl() {}

    static Optional<String> check(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean bare = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            return http && bare && uri.getHost() != null ? Optional.of(uri.toString()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** What may be shown of an address that was refused, perhaps because it holds a password. */
    static String shape(String text) {
        String shown = text.replaceFirst("(?<=//)[^/]*@", "***@").replaceFirst("[?#].*", "?***");
        return shown.length() <= 100 && shown.chars().allMatch(c -> c > ' ' && c <= '~') && !shown.contains("@/")
                ? shown
                : text.length() + " characters";
    }

    static String shown(String checked) {
        return checked.isEmpty() ? "no base URL" : checked;
    }
}
