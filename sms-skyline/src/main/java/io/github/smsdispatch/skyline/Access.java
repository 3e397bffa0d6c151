// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.http.Deadline;
import io.github.smsdispatch.http.Exchange;

/** Puts credentials on a request and makes it. */
sealed interface Access permits PlainAccess, SessionAccess {

    Exchange call(GatewayRequest request, Deadline deadline);
}
