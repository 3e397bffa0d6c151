// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

/**
 * One SMS as an e-mail, before it is known how the server wants it written.
 *
 * @param id names it in {@code Message-ID} and as envelope id; the sending id unless the server names its own
 * @param address whom the mail goes to
 * @param subject without line breaks
 * @param body lines end as they like
 * @param recipientInAddress whether the address depends on the recipient of the SMS
 * @param segments what the SMS takes on the air
 */
record Mail(String id, String address, String subject, String body, boolean recipientInAddress, int segments) {

    @Override
    public String toString() {
        return "Mail[" + id + "]";
    }
}
