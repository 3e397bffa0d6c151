// SPDX-License-Identifier: Apache-2.0

/** The alert daemon: takes the place of NAV's smsd, with its configuration and command line. */
@NullMarked
package io.github.smsdispatch.examples.smsd;

import org.jspecify.annotations.NullMarked;
