// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

/** What a client sets on the modem and a reboot forgets. Guarded by the modem. */
final class LineState {

    boolean echo = true;
    int errors;
    boolean textMode;
    String charset = "GSM";
    /** First octet, validity, protocol, coding: AT+CSMP. */
    int[] parameters = {17, 167, 0, 0};

    int keepOpen;
    /** Mode, mt, bm, ds, bfr: AT+CNMI. */
    int[] notices = {0, 0, 0, 0, 0};

    int service;
    int registrationMode;
    boolean pinEntered;
    String readStorage = "SM";
    String writeStorage = "SM";
    String inboundStorage = "SM";
}
