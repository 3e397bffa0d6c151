// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

/** Puts credentials on a request and makes it. */
sealed interface Access permits PlainAccess, SessionAccess {

    Exchange call(GatewayRequest request, Deadline deadline);
}
