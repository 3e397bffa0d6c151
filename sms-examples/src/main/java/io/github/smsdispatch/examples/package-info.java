// SPDX-License-Identifier: Apache-2.0

/** Programs to run: one class per subcommand of the runnable jar. */
@NullMarked
package io.github.smsdispatch.examples;

import org.jspecify.annotations.NullMarked;
