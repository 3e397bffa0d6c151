// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smsdispatch.testkit.http.HttpRequest;
import io.github.smsdispatch.testkit.skyline.Requests.Checked;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Commands, counters and the inbox. Called with the device's lock held. */
final class DevicePages {

    private static final Set<String> NO_PARAMETERS =
            Set.of("op", "version", "username", "password", "session", "seq", "auth", "expires");

    private final Device device;

    DevicePages(Device device) {
        this.device = device;
    }

    ObjectNode command(Checked request) {
        String op = value(request, "op").toLowerCase(Locale.ROOT);
        if (op.equals("reboot")) {
            device.reboot();
            return Json.coded(0, "OK");
        }
        if (op.equals("set")) {
            return set(request);
        }
        if (op.equals("get") || op.equals("save")) {
            return Json.coded(0, "OK");
        }
        Optional<? extends Collection<Integer>> ports = ports(value(request, "ports"));
        if (ports.isEmpty()) {
            return Json.coded(2, "Invalid Port");
        }
        int slot = PortNames.parse(value(request, "ports"))
                .map(PortNames.Name::slot)
                .orElse(0);
        return ports.get().stream().map(device.ports::port).allMatch(port -> apply(op, port, slot))
                ? Json.coded(0, "OK")
                : Json.coded(15, "Invalid CMD");
    }

    private boolean apply(String op, Port port, int slot) {
        switch (op) {
            case "lock" -> device.ports.change(port, Port.LOCKED_BY_USER);
            case "unlock" -> device.ports.change(port, Port.REGISTERED);
            case "reset" -> register(port);
            case "switch" -> {
                port.slot = Math.max(1, slot);
                register(port);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void register(Port port) {
        device.ports.change(port, Port.REGISTERING);
        device.time.afterSeconds(1, () -> device.ports.change(port, Port.REGISTERED));
    }

    private ObjectNode set(Checked request) {
        Map<String, String> values = new TreeMap<>(request.query());
        HttpRequest.addParameters(values, new String(request.http().body(), StandardCharsets.UTF_8));
        values.keySet().removeAll(NO_PARAMETERS);
        Optional.ofNullable(values.get("sms_url")).ifPresent(url -> device.inbox.target(new ReportTarget(url, 1, 30)));
        return Json.coded(0, "OK").put("par_set", values.size());
    }

    private Optional<? extends Collection<Integer>> ports(String text) {
        if (text.equals("all") || text.equals("*")) {
            return Optional.of(
                    IntStream.rangeClosed(1, device.ports.count()).boxed().toList());
        }
        return PortNames.list(text, device.ports.count());
    }

    private static String value(Checked request, String name) {
        return request.query().getOrDefault(name, request.body().path(name).asText(""));
    }

    ObjectNode statistics(Checked request) {
        Optional<? extends Collection<Integer>> ports = ports(request.query().getOrDefault("ports", "all"));
        if (ports.isEmpty()) {
            return Json.coded(2, "Invalid Port");
        }
        ObjectNode answer = Json.coded(200, "OK").put("count", ports.get().size());
        ArrayNode stats = answer.putArray("stats");
        for (int number : ports.get()) {
            Port port = device.ports.port(number);
            stats.addObject()
                    .put("port", number)
                    .put("slot", port.slot)
                    .put("received", port.received)
                    .put("sent", port.sent + port.failed)
                    .put("sent_ok", port.sent)
                    .put("sent_failed", port.failed)
                    .put("con_failed", 0)
                    .put("unsent", device.radio.waiting(number))
                    .put("sending", device.radio.isBusy(number) ? 1 : 0);
        }
        return answer;
    }

    ObjectNode inbox(Checked request) {
        return device.inbox.page(
                number(request, "sms_id", 1), number(request, "sms_num", 0), number(request, "sms_del", 0) == 1);
    }

    private static int number(Checked request, String name, int otherwise) {
        return Requests.integer(request.query(), name, Requests.integer(request.body(), name, otherwise));
    }
}
