// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

/** Codes of the gateway for one task, and its words for them (Ejoin HTTP API v2.2, code table). */
enum TaskCode {
    OK(0, "OK"),
    INVALID_PORT(2, "Invalid Port"),
    SIM_UNREGISTERED(5, "SIM Unregistered"),
    SMS_EXPECTED(8, "SMS expected"),
    TO_EXPECTED(9, "TO expected"),
    TID_EXPECTED(11, "TID Expected"),
    DUPLICATED_TASK_ID(13, "Duplicated TaskId"),
    TOO_MANY_TASK(16, "Too Many Task");

    private final String status;

    TaskCode(int code, String words) {
        this.status = code + " " + words;
    }

    String status() {
        return status;
    }
}
