// SPDX-License-Identifier: Apache-2.0
/** A scripted TCP server that fails at chosen bytes, for testing what a client makes of it. */
@NullMarked
package io.github.smsdispatch.testkit.fault;

import org.jspecify.annotations.NullMarked;
