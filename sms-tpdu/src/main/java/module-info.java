// SPDX-License-Identifier: Apache-2.0

/**
 * The short message transfer layer: TPDUs of 3GPP TS 23.040 clause 9.2 and the form in which modems exchange them
 * (3GPP TS 27.005). Pure values and functions, no I/O.
 */
module io.github.smsdispatch.tpdu {
    requires transitive io.github.smsdispatch.api;
    requires static transitive org.jspecify;

    exports io.github.smsdispatch.tpdu;
}
