// SPDX-License-Identifier: Apache-2.0

/** What authors of a transport implement: a provider that makes a dispatcher from settings. */
@NullMarked
package io.github.smsdispatch.api.spi;

import org.jspecify.annotations.NullMarked;
