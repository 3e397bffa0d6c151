/** Dispatcher for gateways that take a message as an e-mail. */
@NullMarked
package io.github.smsdispatch.mail;

import org.jspecify.annotations.NullMarked;
