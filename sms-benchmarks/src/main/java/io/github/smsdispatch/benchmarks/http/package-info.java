// SPDX-License-Identifier: Apache-2.0

/** What sending by HTTP costs beyond the HTTP client, and what kept connections save. */
@NullMarked
package io.github.smsdispatch.benchmarks.http;

import org.jspecify.annotations.NullMarked;
