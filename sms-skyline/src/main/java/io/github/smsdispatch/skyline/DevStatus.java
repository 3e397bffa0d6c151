// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smsdispatch.api.PortStatus.State;
import io.github.smsdispatch.http.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a device says about itself and its ports: {@code dev-status}, or {@code port-status} for one port. Accepts every
 * spelling seen: {@code st} or {@code status}, {@code 3} or {@code "3 OK"}.
 *
 * @param seq the device's message counter, which a restart resets; -1 when missing
 * @param maxPorts count of ports, 0 when missing
 * @param ports what it says about each
 */
record DevStatus(long seq, int maxPorts, List<Port> ports) {

    private static final int REGISTERED = 3;

    /** One port; {@code st} is -1 when it can't be read. */
    record Port(PortName name, int st, String operator, int signal) {

        /** Vendor document, table of port states; 10 is undefined there, 15 is read as "wait". */
        State state() {
            return switch (st) {
                case REGISTERED -> State.READY;
                case 0, 1 -> State.NO_SIM;
                case 2, 4, 11, 13, 14, 15 -> State.WAITING;
                case 7 -> State.QUOTA_REACHED;
                case 5, 8, 12 -> State.BLOCKED;
                case 6, 9, 16 -> State.FAULTY;
                default -> State.UNKNOWN;
            };
        }

        String detail() {
            String words = STATES.length > st && st >= 0 ? STATES[st] : "state can't be read";
            return "st " + st + " (" + words + ")" + (operator.isBlank() ? "" : ", " + operator)
                    + (signal >= 0 ? ", signal " + signal : "");
        }
    }

    private static final String[] STATES = {
        "no SIM",
        "SIM present, idle",
        "registering",
        "registered",
        "call connected",
        "no balance",
        "registration failed",
        "device's own quota reached",
        "locked by the network",
        "SIM error",
        "undefined",
        "card detected",
        "locked by user",
        "inter-calling",
        "holding",
        "accessing the network",
        "module doesn't answer"
    };

    static Optional<DevStatus> read(ObjectNode node) {
        String type = node.path("type").asText("");
        if (type.equals("port-status")) {
            return port(node).map(port -> new DevStatus(-1, 0, List.of(port)));
        }
        JsonNode status = node.path("status");
        if (!status.isArray() || !(type.equals("dev-status") || type.isEmpty())) {
            return Optional.empty();
        }
        List<Port> ports = new ArrayList<>();
        status.forEach(entry -> port(entry).ifPresent(ports::add));
        OptionalLong most = Json.whole(node.path("max-ports"));
        return Optional.of(new DevStatus(
                Json.whole(node.path("seq")).orElse(-1),
                (int) Math.max(0, Math.min(most.orElse(0), 1024)),
                List.copyOf(ports)));
    }

    private static Optional<Port> port(JsonNode node) {
        JsonNode st = node.has("st") ? node.path("st") : node.path("status");
        OptionalLong state = Json.leading(st);
        long signal = Json.whole(node.path("sig")).orElse(-1);
        return PortName.of(node.path("port").asText(""))
                .map(name -> new Port(
                        name,
                        state.isPresent() && state.getAsLong() < 1000 ? (int) state.getAsLong() : -1,
                        Shown.text(node.path("opr").asText(""), 40),
                        (int) Math.max(-1, Math.min(signal, 1000))));
    }
}
