// SPDX-License-Identifier: Apache-2.0
/** TPDUs as immutable values: build them and encode, or decode what a modem shows. All types are thread-safe. */
@NullMarked
package io.github.smsdispatch.tpdu;

import org.jspecify.annotations.NullMarked;
