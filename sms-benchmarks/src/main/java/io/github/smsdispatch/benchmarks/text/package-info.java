// SPDX-License-Identifier: Apache-2.0

/** The text engine against other codecs, by JMH. */
@NullMarked
package io.github.smsdispatch.benchmarks.text;

import org.jspecify.annotations.NullMarked;
