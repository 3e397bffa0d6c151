// SPDX-License-Identifier: Apache-2.0

/** What a kept SMTP connection saves. */
@NullMarked
package io.github.smsdispatch.benchmarks.mail;

import org.jspecify.annotations.NullMarked;
