// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.queue.MessageQueue;

/** What the stages of a worker share. */
record WorkerParts(String owner, MessageQueue queue, Dispatcher dispatcher, WorkerSettings settings, EventLog events) {}
