// SPDX-License-Identifier: Apache-2.0

/**
 * Contracts and engine of sms-dispatch: messages, dispatchers, outcomes, the queue contract, failover and the sender
 * that puts them together. Depends on slf4j only; transports and queues are modules of their own.
 */
module io.github.smsdispatch.api {
    requires static org.jspecify;
    requires org.slf4j;

    exports io.github.smsdispatch.api;
    exports io.github.smsdispatch.api.queue;
    exports io.github.smsdispatch.api.route;
    exports io.github.smsdispatch.api.spi;
    exports io.github.smsdispatch.api.text;
    exports io.github.smsdispatch.api.webhook;

    uses io.github.smsdispatch.api.spi.DispatcherProvider;
}
