// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.examples.appointments.http.Fields;
import io.github.smsdispatch.examples.appointments.http.Reply;
import io.github.smsdispatch.testkit.skyline.ReceivedSms;
import io.github.smsdispatch.testkit.skyline.SkylineSimulator;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The backend with a simulated gateway, a salon, and two calls that play the customers' phones. */
final class Demo implements AutoCloseable {

    static final String API_KEY = "demo-key-of-harbour";

    private final SkylineSimulator gateway;
    private final Map<String, String> environment;
    private final Backend backend;

    private Demo(int port, Backend.Schedule schedule) throws IOException {
        gateway = SkylineSimulator.builder()
                .credentials("demo", "demo-secret")
                .sendDelay(Duration.ofMillis(20))
                .deliveryDelay(Duration.ofMillis(200))
                .deviceSecond(Duration.ofMillis(100))
                .start();
        environment = Map.of(
                "SMS_BASE_URL",
                gateway.baseUrl().toString(),
                "SMS_USERNAME",
                "demo",
                "SMS_PASSWORD",
                "demo-secret",
                "SMS_WEBHOOK_URL",
                Settings.LOCAL,
                "SMS_WEBHOOK_SECRET",
                UUID.randomUUID().toString(),
                "APPOINTMENTS_API_KEY",
                API_KEY,
                "APPOINTMENTS_DB_URL",
                "jdbc:h2:mem:demo-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            backend = Backend.start(Settings.read(environment), address, Clock.systemUTC(), schedule);
        } catch (IOException | RuntimeException e) {
            gateway.close();
            throw e;
        }
    }

    static Demo start(int port, Backend.Schedule schedule) throws IOException {
        Demo demo = new Demo(port, schedule);
        demo.furnish();
        return demo;
    }

    private void furnish() {
        // Open around the clock, so that every call of the tour does something at any time of the day.
        backend.open(new Salon(
                "harbour",
                "Harbour Hair",
                ZoneId.of("America/New_York"),
                "en",
                1,
                LocalTime.MIN,
                LocalTime.of(23, 59),
                0,
                "https://example.com/r/harbour",
                new BigDecimal("0.0079"),
                "USD"));
        backend.router().on("GET", "/demo/phones", call -> Reply.ok(Map.of("received", received())));
        backend.router().on("POST", "/demo/phones", call -> {
            Fields fields = call.fields();
            String phone = Inputs.phone("phone", fields.required("phone", 20));
            gateway.receive(ReceivedSms.of(phone, fields.required("text", 500)));
            return Reply.ok(Map.of("sent", "to the salon"));
        });
    }

    private List<Map<String, String>> received() {
        return gateway.ledger().sent().stream()
                .map(one ->
                        Map.of("to", one.sms().recipient(), "text", one.sms().text()))
                .toList();
    }

    Map<String, String> environment() {
        return environment;
    }

    int port() {
        return backend.port();
    }

    void explain(PrintWriter out) {
        String url = "http://127.0.0.1:" + port();
        String curl = "  curl -s -H 'X-API-Key: " + API_KEY + "' ";
        out.println("listening on " + url + " (simulated gateway, database in memory); try, in another window:");
        out.println(curl + url + "/tickets -d '{\"salon\":\"harbour\",\"phone\":\"+15550100001\",\"name\":\"Ada\","
                + "\"startsAt\":\"" + tomorrow() + "T10:00\"}'");
        out.println(curl + "-X POST " + url + "/crons/send-confirmation");
        out.println(curl + url + "/demo/phones                  # what customers have received");
        out.println(curl + url + "/demo/phones -d '{\"phone\":\"+15550100001\",\"text\":\"C\"}'");
        out.println(curl + url + "/appointments/1               # confirmationStatus");
        out.println(curl + url + "/appointments/1/audit");
        out.println(curl + "-X DELETE " + url + "/online-booking/appointments/1");
        out.println(curl + url + "/status");
    }

    private static String tomorrow() {
        return Clock.systemUTC()
                .instant()
                .atZone(ZoneId.of("America/New_York"))
                .toLocalDate()
                .plusDays(1)
                .toString();
    }

    @Override
    public void close() {
        backend.close();
        gateway.close();
    }
}
