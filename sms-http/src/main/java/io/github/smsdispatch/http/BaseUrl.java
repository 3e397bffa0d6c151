// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Checks a gateway's address: scheme, host, port, path and nothing else, so that it can be shown. */
public final class BaseUrl {

    /** What is allowed, for errors. */
    public static final String ALLOWED =
            "http:// or https://, host, optional port and path; no user, query or fragment";

    private BaseUrl() {}

    /**
     * Checks an address.
     *
     * @param text the address
     * @return the address, empty when it isn't allowed
     */
    public static Optional<String> check(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean bare = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            return http && bare && uri.getHost() != null ? Optional.of(uri.toString()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * Gives what may be shown of an address that was refused, perhaps because it holds a password.
     *
     * @param text the address
     * @return it without user, query and fragment, or its length alone
     */
    public static String shape(String text) {
        String shown = text.replaceFirst("(?<=//)[^/]*@", "***@").replaceFirst("[?#].*", "?***");
        return shown.length() <= 100 && shown.chars().allMatch(c -> c > ' ' && c <= '~') && !shown.contains("@/")
                ? shown
                : text.length() + " characters";
    }

    /**
     * Shows a checked address.
     *
     * @param checked what {@link #check} gave, or nothing
     * @return the address, or that there is none
     */
    public static String shown(String checked) {
        return checked.isEmpty() ? "no base URL" : checked;
    }
}
