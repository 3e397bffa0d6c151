// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

/**
 * Where something is pushed to, and how it is gathered before.
 *
 * @param url where to, empty for nowhere
 * @param count how much forces a push
 * @param seconds how old the first may get before a push, in the device's seconds
 */
record ReportTarget(String url, int count, int seconds) {

    static final ReportTarget NOWHERE_REPORTS = new ReportTarget("", 100, 30);
    static final ReportTarget NOWHERE_INBOUND = new ReportTarget("", 1, 30);
}
