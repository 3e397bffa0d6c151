// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import java.util.Optional;

/** Some commands of the modem. Called with the modem locked. */
@FunctionalInterface
interface CommandGroup {

    /** Runs a command; empty when it isn't one of this group. */
    Optional<Reply> run(AtCommand command);
}
