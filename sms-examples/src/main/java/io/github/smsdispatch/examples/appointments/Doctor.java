// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.api.DispatcherStatus;
import io.github.smsdispatch.api.PortStatus;
import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.skyline.SkylineDispatcher;
import io.github.smsdispatch.skyline.SkylineException;
import io.github.smsdispatch.skyline.SkylineStatistics;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Looks at everything between a booking and a phone, in the order in which it breaks. Sends no SMS. */
final class Doctor {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String NO_REPORTS = "{\"type\":\"status-report\",\"rpt_num\":0,\"rpts\":[]}";

    private final PrintWriter out;
    private int failures;

    private Doctor(PrintWriter out) {
        this.out = out;
    }

    /** Gives the exit code: 0 when nothing is wrong. */
    static int examine(Map<String, String> environment, int port, PrintWriter out) {
        Doctor doctor = new Doctor(out);
        doctor.all(environment, port);
        out.println(doctor.failures == 0 ? "nothing found" : doctor.failures + " found");
        out.flush();
        return doctor.failures == 0 ? 0 : 1;
    }

    private void all(Map<String, String> environment, int port) {
        Settings settings;
        try {
            settings = Settings.read(environment);
        } catch (SmsConfigurationException e) {
            fail("credentials", String.valueOf(e.getMessage()));
            return;
        }
        if (settings.feature() == Outbox.Feature.ON) {
            ok("flag", "SMS_ENABLED is on");
            ok("credentials", "all there: " + settings.gateway());
            gateway(settings, environment.getOrDefault("SMS_BASE_URL", ""));
        } else {
            fail("flag", "SMS_ENABLED is off: nothing is sent, so the gateway isn't looked at");
        }
        webhook(settings, port);
        database(settings);
    }

    private void gateway(Settings settings, String baseUrl) {
        URI address = URI.create(baseUrl.strip());
        int port =
                address.getPort() > 0 ? address.getPort() : address.getScheme().equals("https") ? 443 : 80;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), port), (int) PATIENCE.toMillis());
            ok("reachable", address.getHost() + ":" + port + " takes connections");
        } catch (IOException e) {
            fail("reachable", address.getHost() + ":" + port + ": " + e + "; is the gateway on, does the tunnel run?");
            return;
        }
        try (SkylineDispatcher gateway = SkylineDispatcher.create(
                settings.gateway().toBuilder().timeout(PATIENCE).build(), DispatcherContext.standalone())) {
            gateway.statistics(SkylineStatistics.Period.LAST_HOUR);
            ok("login", "the gateway answers to this user");
            ports(gateway.status());
        } catch (SkylineException e) {
            fail("login", e.getMessage() + "; see \"Cloudflare tunnel\" in the README");
        }
    }

    private void ports(DispatcherStatus status) {
        long ready = status.ports().stream()
                .filter(port -> port.state() == PortStatus.State.READY)
                .count();
        if (ready > 0) {
            ok("ports", status.detail());
        } else {
            fail("ports", status.detail() + "; look at the SIMs in the gateway's own pages");
        }
    }

    private void webhook(Settings settings, int port) {
        Secret secret = settings.webhookSecret();
        if (secret == null) {
            fail("webhook", "SMS_WEBHOOK_URL is missing: no reports and no answers of customers will come");
            return;
        }
        String shown = settings.webhook(port) + "/***";
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.webhook(port) + "/" + secret.reveal()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(NO_REPORTS))
                .build();
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
            boolean ours = answer.statusCode() == 200 && answer.body().contains("\"code\":0");
            if (ours) {
                ok("webhook", shown + " takes reports");
            } else {
                fail(
                        "webhook",
                        shown + " answers " + answer.statusCode() + ": does it lead here, is the secret the same?");
            }
        } catch (IOException e) {
            fail(
                    "webhook",
                    shown + ": " + e.getClass().getSimpleName() + "; does the backend run, does the proxy let it in?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void database(Settings settings) {
        try (Database database = Database.open(settings.database())) {
            int salons = database.inTransaction(Salons::all).size();
            ok("database", settings.database() + ", " + salons + " salons");
        } catch (RuntimeException e) {
            if (settings.database().isH2File()) {
                line("skip", "database", settings.database() + " can't be opened; if the backend runs, it has it open");
            } else {
                fail("database", settings.database() + ": " + e.getMessage());
            }
        }
    }

    private void ok(String what, String detail) {
        line("ok", what, detail);
    }

    private void fail(String what, String detail) {
        failures++;
        line("FAIL", what, detail);
    }

    private void line(String verdict, String what, String detail) {
        out.printf("%-5s %-12s %s%n", verdict, what, detail);
    }
}
