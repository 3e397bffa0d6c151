// SPDX-License-Identifier: Apache-2.0

/** Dispatchers from an INI file, as NAV's smsd.conf has them. */
@NullMarked
package io.github.smsdispatch.examples.config;

import org.jspecify.annotations.NullMarked;
