// SPDX-License-Identifier: Apache-2.0
/** Rules that every dispatcher, provider and queue keeps, as JUnit Jupiter tests. */
@NullMarked
package io.github.smsdispatch.testkit.contract;

import org.jspecify.annotations.NullMarked;
