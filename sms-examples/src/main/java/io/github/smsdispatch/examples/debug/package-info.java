// SPDX-License-Identifier: Apache-2.0

/** A dispatcher that logs and sends nothing, for trying a configuration out. */
@NullMarked
package io.github.smsdispatch.examples.debug;

import org.jspecify.annotations.NullMarked;
