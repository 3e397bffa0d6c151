// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smsdispatch.testkit.http.Answer;
import io.github.smsdispatch.testkit.http.HttpHandler;
import io.github.smsdispatch.testkit.http.HttpRequest;
import io.github.smsdispatch.testkit.skyline.FaultRule.Moment;
import io.github.smsdispatch.testkit.skyline.Requests.Checked;
import io.github.smsdispatch.testkit.skyline.TaskPages.Posted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Leads each request past faults and credentials to the page that answers it. */
final class Routes implements HttpHandler {

    private final Device device;
    private final SkylineFaults faults;
    private final String prefix;
    private final Map<String, Function<Checked, Posted>> pages = new HashMap<>();
    private volatile Duration latency;
    private volatile Duration holdForReports = Duration.ZERO;

    Routes(Device device, SkylineFaults faults, Duration latency) {
        this.device = device;
        this.faults = faults;
        this.latency = latency;
        this.prefix = device.dialect.pathPrefix;
        TaskPages tasks = new TaskPages(device);
        DevicePages commands = new DevicePages(device);
        pages.put("post_sms.html", tasks::post);
        pages.put("send_sms.html", tasks::send);
        page("pause_sms.html", r -> tasks.control(r, task -> device.desk.suspend(task, true)));
        page("resume_sms.html", r -> tasks.control(r, task -> device.desk.suspend(task, false)));
        page("remove_sms.html", r -> tasks.control(r, device.desk::remove));
        page("get_tasks.html", tasks::list);
        page("get_status.html", r -> device.status.answer(r.query()));
        page("get_sms_stat.html", commands::statistics);
        page("get_sms.html", commands::inbox);
        page("send_cmd.html", commands::command);
    }

    private void page(String name, Function<Checked, ObjectNode> page) {
        pages.put(name, request -> new Posted(page.apply(request), List.of()));
    }

    void latency(Duration time) {
        latency = time;
    }

    void holdForReports(Duration atMost) {
        holdForReports = atMost;
    }

    @Override
    public Arrival arriving() {
        return faults.takeUnread().isPresent() ? Arrival.RESET : Arrival.READ;
    }

    @Override
    public Exchange handle(HttpRequest request) throws InterruptedException {
        Optional<FaultRule> fault = faults.take(request.path());
        if (fault.isPresent() && fault.get().moment() == Moment.BEFORE_PROCESSING) {
            record(request, request.body());
            return Exchange.of(fault.get().fault().instead(new Answer.Reply(200, "text/html", "")));
        }
        Exchange right = processed(request);
        pause(latency);
        if (fault.isPresent() && right.answer() instanceof Answer.Reply reply) {
            return new Exchange(fault.get().fault().instead(reply), right.afterwards());
        }
        return right;
    }

    private Exchange processed(HttpRequest request) throws InterruptedException {
        Map<String, String> query = request.query();
        Optional<byte[]> clear = Optional.of(request.body());
        if (query.containsKey("session")) {
            synchronized (device.lock) {
                clear = device.sessions.admit(request, query);
            }
        }
        record(request, clear.orElse(request.body()));
        if (request.path().equals(Sessions.RESOURCE)) {
            synchronized (device.lock) {
                return Exchange.of(device.json.answer(device.sessions.open(query)));
            }
        }
        Function<Checked, Posted> page = pages.get(name(request.path()));
        if (page == null) {
            return Exchange.of(Answer.reply(404, "text/html", "<html><body>404 Not Found</body></html>"));
        }
        JsonNode body = Json.parse(clear.orElse(new byte[0]));
        boolean admitted = query.containsKey("session") ? clear.isPresent() : device.credentials.match(query, body);
        if (!admitted) {
            return Exchange.of(device.json.answer(Json.coded(1, "invalid username or password!")));
        }
        return answered(page, new Checked(request.withBody(clear.orElse(request.body())), query, body));
    }

    private Exchange answered(Function<Checked, Posted> page, Checked request) throws InterruptedException {
        Posted posted;
        synchronized (device.lock) {
            posted = page.apply(request);
        }
        Runnable send = () -> send(posted.units());
        Answer answer = device.json.answer(posted.answer());
        if (holdForReports.isZero() || posted.units().isEmpty()) {
            return new Exchange(answer, send);
        }
        send.run();
        await(posted.reported(), holdForReports);
        return Exchange.of(answer);
    }

    private void send(List<Radio.Unit> units) {
        if (units.isEmpty()) {
            return;
        }
        synchronized (device.lock) {
            units.stream().filter(unit -> device.desk.holds(unit.task())).forEach(device.radio::enqueue);
        }
    }

    private String name(String path) {
        return path.startsWith(prefix) ? path.substring(prefix.length()) : "";
    }

    private void record(HttpRequest request, byte[] body) {
        device.ledger.saw(new ReceivedRequest(
                device.time.now(),
                request.method(),
                request.path(),
                request.query(),
                request.headers(),
                new String(body, StandardCharsets.UTF_8)));
    }

    private static void pause(Duration time) throws InterruptedException {
        if (!time.isZero()) {
            // Nobody counts this latch down: the wait is the simulated latency.
            new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private static void await(CompletableFuture<Void> reported, Duration atMost) throws InterruptedException {
        try {
            reported.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // The answer goes out all the same, as the setting says.
        }
    }
}
