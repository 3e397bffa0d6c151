// SPDX-License-Identifier: Apache-2.0

/** As much of a web framework as a small backend needs, on the JDK's own server. */
@NullMarked
package io.github.smsdispatch.examples.appointments.http;

import org.jspecify.annotations.NullMarked;
