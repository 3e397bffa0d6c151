/** Dispatcher for gateways that take a message as one HTTP GET request. */
@NullMarked
package io.github.smsdispatch.httpget;

import org.jspecify.annotations.NullMarked;
