// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

/** Which messages a digest takes. */
public enum DigestPacking {
    /** In the order of severity until one does not fit, so that none overtakes a more severe one. The default. */
    IN_ORDER,
    /** As {@link #IN_ORDER}, and then each later one that still fits: fewer SMS, but a short one may overtake a long one. */
    FILL
}
