// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments.http;

/** Answers the calls of one route. */
@FunctionalInterface
public interface Handler {

    /** Answers, or throws a {@link Problem}. */
    Reply answer(Call call);
}
