// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import java.time.Duration;

/**
 * One try of one SMS at one dispatcher.
 *
 * @param dispatcher the dispatcher's name
 * @param outcome what is known of this try
 * @param took how long it took; zero when the dispatcher doesn't measure
 */
public record Attempt(String dispatcher, Outcome outcome, Duration took) {}
