// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values that templates name.
 *
 * @param ofSms what differs from SMS to SMS
 * @param constant what the settings say, such as sender and password
 */
record Fields(OfSms ofSms, Map<String, String> constant) {

    /** Names of what differs from SMS to SMS; {@code sms} is NAV's name for the text. */
    static final Set<String> OF_SMS = Set.of("phone", "text", "sms", "id", "coding", "segments");

    /** Names that only the settings give a value to. */
    static final Set<String> OF_SETTINGS = Set.of("sender", "username", "password", "token", "reportUrl");

    /**
     * One SMS.
     *
     * @param phone as the gateway wants it
     * @param text the text
     * @param id our own id
     * @param coding how the gateway names the encoding
     * @param segments count on the air
     */
    record OfSms(String phone, String text, String id, String coding, int segments) {

        /** Stands in for a real one while templates are tried out; digits where they may stand unquoted. */
        static final OfSms SAMPLE = new OfSms("+4712345678", "a \"<&>\\ text", "1", "0", 1);
    }

    @Nullable
    String value(String name) {
        return switch (name) {
            case "phone" -> ofSms.phone();
            case "text", "sms" -> ofSms.text();
            case "id" -> ofSms.id();
            case "coding" -> ofSms.coding();
            case "segments" -> Integer.toString(ofSms.segments());
            default -> constant.get(name);
        };
    }

    @Override
    public String toString() {
        return "Fields[" + ofSms.id() + "]";
    }
}
