// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

/** Where unsolicited lines go. */
@FunctionalInterface
interface Notices {

    /** Tells a client something it didn't ask for; lines without CR LF around them. False when nobody is there any more. */
    boolean tell(String lines);
}
