// SPDX-License-Identifier: Apache-2.0
/** Test doubles for applications: a dispatcher that records, a clock that stands still. */
@NullMarked
package io.github.smsdispatch.testkit;

import org.jspecify.annotations.NullMarked;
