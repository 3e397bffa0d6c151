// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.quickstart;

import io.github.smsdispatch.api.Grouping;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Priority;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.SmsRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a campaign: {@code to,text[,severity[,key]]}, with or without a heading line. A bad row is kept as an error
 * with its line number; the others go out.
 */
record Campaign(List<SmsRequest> requests, List<String> refused) {

    private static final String BUNDLED = "/campaign.csv";

    static Campaign bundled() {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(Campaign.class.getResourceAsStream(BUNDLED), StandardCharsets.UTF_8))) {
            return parse(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Campaign read(Path file) {
        try {
            return parse(Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "--file: received " + file + " (" + e + "); allowed: a CSV file in UTF-8", e);
        }
    }

    static Campaign parse(List<String> lines) {
        Campaign campaign = new Campaign(new ArrayList<>(), new ArrayList<>());
        new CsvRows(lines).forEach(campaign::add);
        return campaign;
    }

    private void add(CsvRows.Row row) {
        boolean heading = row.line() == 1
                && row.fields().size() >= 2
                && row.fields().get(0).strip().equalsIgnoreCase("to");
        if (heading) {
            return;
        }
        try {
            requests.add(request(row.fields()));
        } catch (IllegalArgumentException e) {
            refused.add("line " + row.line() + ": " + e.getMessage());
        }
    }

    private static SmsRequest request(List<String> fields) {
        if (fields.size() < 2 || fields.size() > 4) {
            throw new IllegalArgumentException(
                    "row: received " + (fields.isEmpty() ? "an unclosed quote" : fields.size() + " fields")
                            + "; allowed: to,text[,severity[,key]]");
        }
        SmsRequest.Builder request = SmsRequest.builder(PhoneNumber.of(fields.get(0)), fields.get(1))
                .priority(Priority.BULK)
                .grouping(Grouping.SEPARATE);
        if (fields.size() > 2 && !fields.get(2).isBlank()) {
            request.severity(severity(fields.get(2).strip()));
        }
        if (fields.size() > 3 && !fields.get(3).isBlank()) {
            request.idempotencyKey(fields.get(3).strip());
        }
        return request.build();
    }

    private static int severity(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "severity: received '" + text + "'; allowed: " + SmsMessage.MOST_SEVERE + " to "
                            + SmsMessage.LEAST_SEVERE,
                    e);
        }
    }
}
