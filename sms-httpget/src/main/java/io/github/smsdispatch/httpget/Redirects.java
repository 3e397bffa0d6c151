// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import io.github.smsdispatch.http.Deadline;
import io.github.smsdispatch.http.Exchange;
import io.github.smsdispatch.http.Exchange.Answer;
import io.github.smsdispatch.http.Exchange.Failure;
import io.github.smsdispatch.http.Exchange.Kind;
import io.github.smsdispatch.http.HttpLink;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Follows redirects of a GET, as far as they are allowed; a POST is never sent anywhere else. */
final class Redirects {

    /** Where a redirect may lead. */
    enum Policy {
        /** Nowhere. */
        NONE,
        /** To the same scheme, host and port. */
        SAME_ORIGIN,
        /** Anywhere but from https to http; another host gets neither login nor own headers. */
        ANY
    }

    private static final int MOST = 5;
    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    private final HttpLink link;
    private final Policy policy;

    Redirects(HttpLink link, Policy policy) {
        this.link = link;
        this.policy = policy;
    }

    Exchange exchange(Request.Builder request, boolean isGet, Deadline deadline) {
        Exchange exchange = link.exchange(request, deadline.left());
        Request asked = request.build();
        for (int hop = 0; isGet && policy != Policy.NONE && hop < MOST; hop++) {
            @Nullable HttpUrl target = exchange instanceof Answer answer ? target(asked.url(), answer) : null;
            if (target == null) {
                return exchange;
            }
            Request.Builder next = sameOrigin(asked.url(), target)
                    ? asked.newBuilder().url(target)
                    : new Request.Builder().url(target);
            exchange = afterRedirect(link.exchange(next, deadline.left()));
            asked = next.build();
        }
        return exchange;
    }

    private @Nullable HttpUrl target(HttpUrl from, Answer answer) {
        if (!STATUSES.contains(answer.status())) {
            return null;
        }
        @Nullable HttpUrl to = answer.header("Location").map(from::resolve).orElse(null);
        if (to == null || (from.isHttps() && !to.isHttps())) {
            return null;
        }
        return policy == Policy.ANY || sameOrigin(from, to) ? to : null;
    }

    private static boolean sameOrigin(HttpUrl a, HttpUrl b) {
        return a.scheme().equals(b.scheme()) && a.host().equals(b.host()) && a.port() == b.port();
    }

    /** The first request was written: whatever becomes of the next one, it isn't certain that nothing was handed over. */
    private static Exchange afterRedirect(Exchange exchange) {
        return exchange instanceof Failure failure && failure.nothingSent()
                ? new Failure(Kind.LOST, "redirected, and then " + failure.text())
                : exchange;
    }
}
