// SPDX-License-Identifier: Apache-2.0

/** A salon's booking backend: appointments, and every SMS about them, in one database. */
@NullMarked
package io.github.smsdispatch.examples.appointments;

import org.jspecify.annotations.NullMarked;
