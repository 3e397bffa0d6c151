// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.http.Deadline;
import io.github.smsdispatch.http.Exchange;
import io.github.smsdispatch.http.Exchange.Answer;
import java.time.Clock;
import java.util.Optional;

/** One gateway and what is known of it: its ports, whether it restarted, and which posts have no outcome. */
final class Device implements AutoCloseable {

    private final SkylineSettings settings;
    private final Gateway gateway;
    private final Ports ports;
    private final Posts posts;
    private final Continuity continuity = new Continuity(System::nanoTime);
    private final Clock clock;

    Device(SkylineSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        gateway = new Gateway(settings, clock);
        ports = new Ports(settings, clock);
        posts = new Posts(continuity);
    }

    Gateway gateway() {
        return gateway;
    }

    Ports ports() {
        return ports;
    }

    Posts posts() {
        return posts;
    }

    Continuity continuity() {
        return continuity;
    }

    Clock clock() {
        return clock;
    }

    SkylineSettings settings() {
        return settings;
    }

    /** Asks for the state of all ports; what hinders it is an Unavailable, as nothing was handed over. */
    Optional<Outcome> refresh(Deadline deadline) {
        Exchange exchange = gateway.call(GatewayRequest.get("get_status").withVersion(), deadline);
        Optional<DevStatus> status = StatusReply.read(exchange);
        if (status.isEmpty()) {
            return Optional.of(StatusReply.obstacle(exchange));
        }
        continuity.counted(status.get().seq());
        ports.replace(status.get());
        if (!settings.repeatWithin().isZero()) {
            sampleStart(deadline);
        }
        return Optional.empty();
    }

    /** Asks for {@code ssrc}, which changes at each start of the device; true when it answered. */
    boolean sampleStart(Deadline deadline) {
        GatewayRequest request = GatewayRequest.get("get_sms")
                .with("sms_id", 1)
                .with("sms_num", 1)
                .with("sms_del", 0);
        Optional<ObjectNode> reply = gateway.call(request, deadline) instanceof Answer answer && answer.status() == 200
                ? Json.readObject(answer.text())
                : Optional.empty();
        String ssrc = reply.filter(r -> Json.leading(r.path("code")).orElse(-1) == 0)
                .map(r -> r.path("ssrc").asText(""))
                .orElse("");
        if (ssrc.isEmpty()) {
            return false;
        }
        continuity.saw(ssrc, clock.instant());
        return true;
    }

    /** Whether the device, as far as is known now, still knows the id of an earlier post. Does no I/O. */
    boolean remembers(long tid) {
        Optional<String> start = posts.find(tid)
                .filter(post -> !clock.instant().isAfter(post.at().plus(settings.repeatWithin())))
                .map(Posts.Post::ssrc);
        return start.isPresent() && start.equals(continuity.current());
    }

    @Override
    public void close() {
        gateway.close();
    }
}
