// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

/** Whether an SMS may have reached a transport before. */
public enum Posting {
    /** Certainly handed to no transport before under this sending id. */
    FIRST,
    /**
     * May have been handed over before under the same sending id. A transport that says "I have that id already" then
     * proves the earlier acceptance.
     */
    REPEAT
}
