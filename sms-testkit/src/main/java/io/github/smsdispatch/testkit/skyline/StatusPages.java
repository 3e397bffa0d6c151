// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smsdispatch.testkit.skyline.PushClient.Push;
import io.github.smsdispatch.testkit.skyline.SkylineDialect.SlotKey;
import io.github.smsdispatch.testkit.skyline.SkylineDialect.StateForm;
import io.github.smsdispatch.testkit.skyline.SkylineDialect.StateKey;
import java.util.Map;

/** What the device says about itself and its ports, asked or pushed. Guarded by the device's lock. */
final class StatusPages {

    private static final int SHORTEST_PERIOD = 60;
    private static final String JSON = "application/json;charset=utf-8";
    private static final String NO_LIMIT = "0/-1";

    private final Device device;
    private final int slots;
    private final PushPolicy policy = new PushPolicy();
    private String url = "";
    private int period;
    private int seq;
    private int generation;

    StatusPages(Device device, int slots) {
        this.device = device;
        this.slots = slots;
    }

    PushPolicy policy() {
        return policy;
    }

    ObjectNode answer(Map<String, String> query) {
        if (query.containsKey("period")) {
            configure(query.getOrDefault("url", url), Requests.integer(query, "period", 0));
        }
        return devStatus("1".equals(query.get("all_sims")) ? slots : 1);
    }

    private void configure(String newUrl, int newPeriod) {
        url = newUrl;
        period = newPeriod <= 0 ? 0 : Math.max(SHORTEST_PERIOD, newPeriod);
        generation++;
        tick(generation);
    }

    private void tick(int mine) {
        if (period == 0 || url.isEmpty()) {
            return;
        }
        device.time.afterSeconds(period, () -> {
            if (mine == generation) {
                push(devStatus(1));
                tick(mine);
            }
        });
    }

    void portChanged(Port port) {
        if (period == 0 || url.isEmpty()) {
            return;
        }
        push(portStatus(port));
    }

    private void push(ObjectNode node) {
        device.pushes.push(new Push(url, JSON, Json.text(node), policy, () -> {}));
    }

    private ObjectNode devStatus(int simsPerPort) {
        seq++;
        ObjectNode page = Json.object()
                .put("type", "dev-status")
                .put("seq", seq)
                .put("expires", period == 0 ? -1 : period)
                .put("mac", "00-30-f1-00-00-01")
                .put("ip", "192.0.2.67")
                .put("ver", "532-604-924-041-100-000")
                .put("max-ports", device.ports.count());
        if (device.dialect.slotKey == SlotKey.MAX_SLOT) {
            page.put("max-slot", slots);
        } else if (device.dialect.slotKey == SlotKey.MAX_SLOTS) {
            page.put("max-slots", Integer.toString(slots));
        }
        ArrayNode list = page.putArray("status");
        for (Port port : device.ports.all()) {
            for (int n = 0; n < simsPerPort; n++) {
                list.add(simsPerPort == 1 ? entry(port, port.slot) : entry(port, n + 1));
            }
        }
        return page;
    }

    private ObjectNode entry(Port port, int slot) {
        ObjectNode entry = Json.object()
                .put("port", PortNames.format(device.dialect.portForm, port.number, slot))
                .put("sim", "")
                .put("seq", port.seq);
        boolean active = slot == port.slot;
        if (active) {
            state(entry, port);
        } else {
            entry.put("st", 1);
        }
        entry.put("imei", imei(port));
        return port.state == Port.NO_SIM ? entry : card(entry, port, slot);
    }

    private ObjectNode card(ObjectNode entry, Port port, int slot) {
        return entry.put("iccid", "8986" + digits(15, port.number * 100L + slot))
                .put("imsi", "46001" + digits(10, port.number * 100L + slot))
                .put("sn", "")
                .put("opr", port.canSend() ? "46001 CHINA UNICOM GSM" : "0 ")
                .put("bal", "0.00")
                .put("sig", port.canSend() ? 15 : 0)
                .put("tot_dur", NO_LIMIT)
                .put("mon_dur", NO_LIMIT)
                .put("day_dur", NO_LIMIT);
    }

    private ObjectNode portStatus(Port port) {
        ObjectNode page = Json.object()
                .put("type", "port-status")
                .put("port", PortNames.format(device.dialect.portForm, port.number, port.slot))
                .put("seq", port.seq);
        state(page, port);
        return page.put("bal", "100.00")
                .put("opr", "46000 China Mobile")
                .put("sn", "1555010" + digits(4, port.number))
                .put("imei", imei(port))
                .put("imsi", "46001" + digits(10, port.number * 100L + port.slot))
                .put("iccid", "8986" + digits(15, port.number * 100L + port.slot));
    }

    private void state(ObjectNode node, Port port) {
        String key = device.dialect.stateKey == StateKey.STATUS ? "status" : "st";
        if (device.dialect.stateForm == StateForm.TEXT) {
            node.put(key, port.state(StateForm.TEXT));
        } else {
            node.put(key, port.state);
        }
    }

    private static String imei(Port port) {
        return "86" + digits(13, port.number);
    }

    private static String digits(int length, long number) {
        String text = Long.toString(number);
        return "0".repeat(Math.max(0, length - text.length())) + text;
    }

    void reboot() {
        seq = 0;
    }
}
