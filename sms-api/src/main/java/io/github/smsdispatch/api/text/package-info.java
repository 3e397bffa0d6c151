// SPDX-License-Identifier: Apache-2.0

/** Pure functions on texts: encoding, counting, segments, digests. Nothing here does I/O or keeps state. */
@NullMarked
package io.github.smsdispatch.api.text;

import org.jspecify.annotations.NullMarked;
