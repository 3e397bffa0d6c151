// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import java.util.regex.Pattern;

/** The form of an e-mail address (RFC 5321 sections 4.1.2 and 4.5.3.1): no quoting, no display name, ASCII. */
final class Address {

    static final String ALLOWED = "an e-mail address such as sms@gateway.example.com, ASCII, without a name beside it";

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
    private static final Pattern FORM = Pattern.compile(
            ATOM + "(?:\\." + ATOM + ")*@(?:" + LABEL + "(?:\\." + LABEL + ")*|\\[[0-9A-Fa-f:.]{2,45}\\])");

    private Address() {}

    static boolean isValid(String text) {
        int at = text.indexOf('@');
        return at <= 64 && text.length() <= 254 && FORM.matcher(text).matches();
    }

    static String domain(String address) {
        return address.substring(address.indexOf('@') + 1);
    }
}
