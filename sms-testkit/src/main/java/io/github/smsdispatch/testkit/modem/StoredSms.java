// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

/**
 * What lies in a storage.
 *
 * @param status 0 unread, 1 read, 2 unsent, 3 sent (3GPP TS 27.005 clause 3.1)
 * @param hex the PDU with service centre
 * @param length octets without service centre
 */
record StoredSms(int status, String hex, int length) {

    private static final String[] WORDS = {"REC UNREAD", "REC READ", "STO UNSENT", "STO SENT"};

    StoredSms read() {
        return status == 0 ? new StoredSms(1, hex, length) : this;
    }

    StoredSms sent() {
        return new StoredSms(3, hex, length);
    }

    String word() {
        return WORDS[status];
    }

    /** Gives the number of a word of text mode, 4 for ALL. */
    static int statusOf(String word) {
        for (int i = 0; i < WORDS.length; i++) {
            if (WORDS[i].equalsIgnoreCase(word)) {
                return i;
            }
        }
        return 4;
    }
}
