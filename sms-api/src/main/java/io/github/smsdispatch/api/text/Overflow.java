// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

/** What a digest does with messages that do not fit. */
public enum Overflow {
    /** They go with the next SMS; the text gets no suffix. The default. */
    DEFER,
    /** They are dropped for good, and the suffix tells how many. */
    IGNORE
}
