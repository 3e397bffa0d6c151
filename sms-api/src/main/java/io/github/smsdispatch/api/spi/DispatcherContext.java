// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.spi;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.InboundSms;
import io.github.smsdispatch.api.text.SmsFormat;
import java.time.Clock;
import java.util.function.Consumer;

/** What the surroundings offer a dispatcher. Immutable. */
public final class DispatcherContext {

    private final Clock clock;
    private final SmsFormat format;
    private final Consumer<DeliveryReport> reports;
    private final Consumer<InboundSms> inbound;

    private DispatcherContext(Builder builder) {
        clock = builder.clock;
        format = builder.format;
        reports = builder.reports;
        inbound = builder.inbound;
    }

    /**
     * Gives a context for a dispatcher that stands alone.
     *
     * @return system clock, standard format; reports and inbound SMS are dropped
     */
    public static DispatcherContext standalone() {
        return builder().build();
    }

    /**
     * Starts a context.
     *
     * @return a builder with the defaults of {@link #standalone()}
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Gives the time.
     *
     * @return the clock to use instead of the system's
     */
    public Clock clock() {
        return clock;
    }

    /**
     * Gives the way to make one text from several messages. Use it with the dispatcher's own capabilities: {@code
     * format().format(messages, capabilities())}, so that it uses no more segments and no other tables than they allow.
     *
     * @return the format
     */
    public SmsFormat format() {
        return format;
    }

    /**
     * Takes delivery reports that the transport itself learns of.
     *
     * @return the sink; when it returns normally the report is kept, when it throws the transport must offer the report
     *     again
     */
    public Consumer<DeliveryReport> reports() {
        return reports;
    }

    /**
     * Takes SMS that the transport receives.
     *
     * @return the sink; the same rule as for {@link #reports()}
     */
    public Consumer<InboundSms> inbound() {
        return inbound;
    }

    /** Collects a context. Not thread-safe. */
    public static final class Builder {

        private Clock clock = Clock.systemUTC();
        private SmsFormat format = SmsFormat.standard();
        private Consumer<DeliveryReport> reports = report -> {};
        private Consumer<InboundSms> inbound = sms -> {};

        private Builder() {}

        /**
         * Sets the clock.
         *
         * @param time default: the system's, in UTC
         * @return this
         */
        public Builder clock(Clock time) {
            this.clock = time;
            return this;
        }

        /**
         * Sets how messages become a text.
         *
         * @param how default {@link SmsFormat#standard()}
         * @return this
         */
        public Builder format(SmsFormat how) {
            this.format = how;
            return this;
        }

        /**
         * Sets where delivery reports go.
         *
         * @param sink default: dropped
         * @return this
         */
        public Builder reports(Consumer<DeliveryReport> sink) {
            this.reports = sink;
            return this;
        }

        /**
         * Sets where received SMS go.
         *
         * @param sink default: dropped
         * @return this
         */
        public Builder inbound(Consumer<InboundSms> sink) {
            this.inbound = sink;
            return this;
        }

        /**
         * Makes the context.
         *
         * @return the context
         */
        public DispatcherContext build() {
            return new DispatcherContext(this);
        }
    }
}
