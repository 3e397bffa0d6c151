// SPDX-License-Identifier: Apache-2.0

/**
 * A custom dispatcher, written as anybody would write one: against the public packages of sms-api and the JDK alone. It
 * sends through Boost Communications' ExternalSender, a SOAP service. The README of this module walks through it.
 */
@NullMarked
package io.github.smsdispatch.examples.boost;

import org.jspecify.annotations.NullMarked;
