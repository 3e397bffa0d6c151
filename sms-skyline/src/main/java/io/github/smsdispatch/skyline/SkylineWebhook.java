// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import com.sun.net.httpserver.HttpHandler;
import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.InboundSms;
import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.api.webhook.WebhookRequest;
import io.github.smsdispatch.api.webhook.WebhookResponse;
import io.github.smsdispatch.http.JdkHttpHandler;
import io.github.smsdispatch.http.WebhookGuard;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes what a gateway pushes: status reports, received SMS, handset delivery reports, port states. Belongs to no HTTP
 * server: give it the request as the application's server got it, and send what it answers.
 *
 * <p>It answers 200 only after the sinks have returned, 503 when one throws, so that a gateway that repeats loses
 * nothing. The sinks must bear the same report or SMS again: reports by their sending id and status, SMS by their key.
 * Gateways are not known to repeat reliably; what never comes is found by {@link SkylineDispatcher#resolver()}.
 *
 * <table>
 * <caption>Answers</caption>
 * <tr><th>status</th><th>when</th></tr>
 * <tr><td>200</td><td>everything readable is with the sinks</td></tr>
 * <tr><td>400</td><td>something can't be read; the answer names the field; what could be read is with the sinks</td></tr>
 * <tr><td>401</td><td>wrong secret or source address</td></tr>
 * <tr><td>404, 405, 413</td><td>another path, another method, too long</td></tr>
 * <tr><td>503</td><td>a sink threw</td></tr>
 * </table>
 *
 * <p>Thread-safe if the sinks are.
 */
public final class SkylineWebhook {

    /** The path unless another is set. */
    public static final String DEFAULT_PATH = "/sms-gateway/handle-serverless";

    /** How far back a handset report without id looks for its SMS, unless set otherwise: 3 days. */
    public static final Duration DEFAULT_WINDOW = Duration.ofDays(3);

    private final WebhookGuard guard;
    private final PushIntake intake;

    private SkylineWebhook(Builder builder, WebhookGuard guard) {
        this.guard = guard;
        this.intake = new PushIntake(builder);
    }

    /**
     * Starts a webhook. At least one secret must be set.
     *
     * @param dispatcher the name of the dispatcher whose gateway calls; see {@link SkylineDispatcher#webhook}
     * @return a builder
     */
    public static Builder builder(String dispatcher) {
        return new Builder(dispatcher);
    }

    /**
     * Handles one request. Blocks as long as the sinks do; never throws.
     *
     * @param request what came
     * @return what to answer
     */
    public WebhookResponse handle(WebhookRequest request) {
        return guard.refusal(request)
                .map(refusal -> Answers.of(refusal.status(), refusal.reason()))
                .orElseGet(() -> intake.take(request));
    }

    /**
     * Gives a handler for the JDK's own HTTP server. On a kept-alive connection that server answers about 23 requests a
     * second unless the JVM was started with {@code -Dsun.net.httpserver.nodelay=true}; take another server where the
     * rate matters.
     *
     * @return a handler to be registered under the path; thread-safe
     */
    public HttpHandler httpHandler() {
        return new JdkHttpHandler(this::handle, guard.maxBytes());
    }

    /**
     * Counts reports about tasks that aren't ours: a sign that another system uses the same gateway.
     *
     * @return how many since this webhook was made
     */
    public long foreignReports() {
        return intake.foreignReports();
    }

    @Override
    public String toString() {
        return "SkylineWebhook[" + guard.path() + "/***]";
    }

    /** Collects what a webhook needs. Not thread-safe. */
    public static final class Builder {

        final String dispatcher;
        private final WebhookGuard.Builder guard;
        Duration window = DEFAULT_WINDOW;
        DeliveryStatus operatorSpecific = DeliveryStatus.UNDELIVERED;
        Consumer<DeliveryReport> reports = report -> {};
        Consumer<InboundSms> inbound = sms -> {};
        Clock clock = Clock.systemUTC();
        PushObserver observer = PushObserver.NONE;

        private Builder(String dispatcher) {
            this.dispatcher = dispatcher;
            guard = new WebhookGuard.Builder(dispatcher + ".webhook", DEFAULT_PATH);
        }

        /**
         * Sets the path.
         *
         * @param absolute begins with a slash and doesn't end with one; default {@value SkylineWebhook#DEFAULT_PATH}
         * @return this
         */
        public Builder path(String absolute) {
            guard.path(absolute);
            return this;
        }

        /**
         * Wants a secret as the last segment of the path, after {@link #path}. Gateways can send it nowhere else.
         *
         * @param segment letters, digits and {@code . _ ~ -}
         * @return this
         */
        public Builder secret(Secret segment) {
            guard.secret(segment);
            return this;
        }

        /**
         * Wants a secret in a header, which a proxy before this application can add.
         *
         * @param name the header
         * @param value its value
         * @return this
         */
        public Builder header(String name, Secret value) {
            guard.header(name, value);
            return this;
        }

        /**
         * Takes pushes from these addresses only, in addition to the secret.
         *
         * @param addresses numeric IP addresses; default: any
         * @return this
         */
        public Builder sources(List<String> addresses) {
            guard.sources(addresses);
            return this;
        }

        /**
         * Sets the longest body that is taken.
         *
         * @param bytes 1,000 to 1,048,576 (default)
         * @return this
         */
        public Builder maxBytes(int bytes) {
            guard.maxBytes(bytes);
            return this;
        }

        /**
         * Sets how far back a handset report, which names no SMS, looks for one to its recipient.
         *
         * @param back 1 min to 30 d; default 3 d
         * @return this
         */
        public Builder handsetReportWindow(Duration back) {
            if (back.compareTo(Duration.ofMinutes(1)) < 0 || back.compareTo(Duration.ofDays(30)) > 0) {
                throw wrong("handsetReportWindow", back.toString(), "1 minute to 30 days");
            }
            window = back;
            return this;
        }

        /**
         * Sets what a handset report with an operator's own status (TP-Status 0x80 and above) means.
         *
         * @param status default {@link DeliveryStatus#UNDELIVERED}
         * @return this
         */
        public Builder operatorSpecificStatus(DeliveryStatus status) {
            operatorSpecific = status;
            return this;
        }

        /**
         * Sets who gets delivery reports.
         *
         * @param sink returns when the report is safe; throws when it must come again; default: dropped
         * @return this
         */
        public Builder reports(Consumer<DeliveryReport> sink) {
            reports = sink;
            return this;
        }

        /**
         * Sets who gets received SMS.
         *
         * @param sink returns when the SMS is safe; throws when it must come again; default: dropped
         * @return this
         */
        public Builder inbound(Consumer<InboundSms> sink) {
            inbound = sink;
            return this;
        }

        /**
         * Sets the clock, used where the device gives no believable time.
         *
         * @param time default: the system's, in UTC
         * @return this
         */
        public Builder clock(Clock time) {
            clock = time;
            return this;
        }

        Builder observer(PushObserver listener) {
            observer = listener;
            return this;
        }

        /**
         * Makes the webhook.
         *
         * @return the webhook
         * @throws SmsConfigurationException when no secret is set
         */
        public SkylineWebhook build() {
            return new SkylineWebhook(this, guard.build("POST"));
        }

        private SmsConfigurationException wrong(String key, String received, String allowed) {
            return new SmsConfigurationException(dispatcher + ".webhook." + key, received, allowed);
        }
    }
}
