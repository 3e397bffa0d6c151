// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import com.sun.net.httpserver.HttpHandler;
import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.api.webhook.WebhookRequest;
import io.github.smsdispatch.api.webhook.WebhookResponse;
import io.github.smsdispatch.http.JdkHttpHandler;
import io.github.smsdispatch.http.WebhookGuard;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes delivery reports that a gateway sends by GET or POST, read by the {@code report.…} rules of its settings. Belongs
 * to no HTTP server: give it the request as the application's server got it, and send what it answers.
 *
 * <p>It answers 200 only after the sink has returned, 503 when it threw, so that a gateway that repeats loses nothing.
 * The sink must bear the same report again, and reports that come before the send has returned.
 *
 * <table>
 * <caption>Answers</caption>
 * <tr><th>status</th><th>when</th></tr>
 * <tr><td>200</td><td>the report is with the sink, or says nothing about delivery</td></tr>
 * <tr><td>400</td><td>it names no SMS, or the rules' patterns take too long on it</td></tr>
 * <tr><td>401</td><td>wrong secret or source address</td></tr>
 * <tr><td>404, 405, 413</td><td>another path, neither GET nor POST, too long</td></tr>
 * <tr><td>503</td><td>the sink threw</td></tr>
 * </table>
 *
 * <p>Thread-safe if the sink is.
 */
public final class HttpGetWebhook {

    /** The path unless another is set. */
    public static final String DEFAULT_PATH = "/sms/reports";

    private final WebhookGuard guard;
    private final Intake intake;

    private HttpGetWebhook(WebhookGuard guard, Intake intake) {
        this.guard = guard;
        this.intake = intake;
    }

    /**
     * Starts a webhook. At least one secret must be set.
     *
     * @param settings the gateway's settings, which hold its rules
     * @return a builder
     */
    public static Builder builder(HttpGetSettings settings) {
        return new Builder(settings);
    }

    /**
     * Handles one request. Blocks as long as the sink does; never throws.
     *
     * @param request what came
     * @return what to answer
     */
    public WebhookResponse handle(WebhookRequest request) {
        return guard.refusal(request)
                .map(refusal -> Intake.answer(refusal.status(), refusal.reason()))
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
     * Counts callbacks that no rule knows: a sign that rules are missing.
     *
     * @return how many since this webhook was made
     */
    public long unmatched() {
        return intake.unmatched();
    }

    @Override
    public String toString() {
        return "HttpGetWebhook[" + guard.path() + "/***]";
    }

    /** Collects what a webhook needs. Not thread-safe. */
    public static final class Builder {

        private final HttpGetSettings settings;
        private final WebhookGuard.Builder guard;
        private Consumer<DeliveryReport> reports = report -> {};
        private Clock clock = Clock.systemUTC();

        private Builder(HttpGetSettings settings) {
            this.settings = settings;
            guard = new WebhookGuard.Builder(settings.name() + ".webhook", DEFAULT_PATH);
        }

        /**
         * Sets the path.
         *
         * @param absolute begins with a slash and doesn't end with one; default {@value HttpGetWebhook#DEFAULT_PATH}
         * @return this
         */
        public Builder path(String absolute) {
            guard.path(absolute);
            return this;
        }

        /**
         * Wants a secret as the last segment of the path, after {@link #path}; so it stands in {@code reportUrl}.
         *
         * @param segment letters, digits and {@code . _ ~ -}
         * @return this
         */
        public Builder secret(Secret segment) {
            guard.secret(segment);
            return this;
        }

        /**
         * Wants a secret in a header.
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
         * Takes callbacks from these addresses only, in addition to the secret.
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
         * Sets the clock; reports are dated by it.
         *
         * @param time default: the system's, in UTC
         * @return this
         */
        public Builder clock(Clock time) {
            clock = time;
            return this;
        }

        /**
         * Makes the webhook.
         *
         * @return the webhook
         * @throws SmsConfigurationException when no secret is set
         */
        public HttpGetWebhook build() {
            return new HttpGetWebhook(
                    guard.build("GET", "POST"), new Intake(settings.name(), settings.callbacks(), reports, clock));
        }
    }
}
