// SPDX-License-Identifier: Apache-2.0
/** A small HTTP/1.1 server whose connections can fail in every way that a client must survive. */
@NullMarked
package io.github.smsdispatch.testkit.http;

import org.jspecify.annotations.NullMarked;
