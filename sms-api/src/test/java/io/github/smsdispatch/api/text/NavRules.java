// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.util.List;

/** NAV's packing, written from its observed rules and not from its program, to tell the observations from misprints. */
final class NavRules {

    private static final int MOST = 160;
    private static final int RESERVE = 15;

    private NavRules() {}

    /** Packs while the text is shorter than 160 code points, 15 fewer as long as more messages follow. */
    static String format(List<String> messages) {
        String packed = "";
        int sent = 0;
        for (int n = 1; n <= messages.size(); n++) {
            String text = messages.get(n - 1);
            String candidate = n == 1 ? text : (n == 2 ? "1: " : "") + packed + "; " + n + ": " + text;
            int room = n < messages.size() ? MOST - RESERVE : MOST;
            if (candidate.codePointCount(0, candidate.length()) >= room) {
                break;
            }
            packed = candidate;
            sent = n;
        }
        int ignored = messages.size() - sent;
        return ignored == 0 ? packed : packed + " +" + ignored + " see web.";
    }
}
