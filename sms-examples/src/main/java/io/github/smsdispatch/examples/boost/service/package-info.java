// SPDX-License-Identifier: Apache-2.0

/** Something for the dispatcher {@code boost} to talk to, where there is no account. */
@NullMarked
package io.github.smsdispatch.examples.boost.service;

import org.jspecify.annotations.NullMarked;
