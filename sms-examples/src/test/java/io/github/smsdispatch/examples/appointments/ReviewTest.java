// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After the appointment: how was it? */
class ReviewTest {

    private static final String KARI = "+4740000001";

    @TempDir
    private Path folder;

    @Test
    void halfAnHourAfterTheEndACustomerIsAskedOnce() {
        try (Town town = Town.onFile(folder)) {
            Desk desk = town.openWithSalon();
            long id = desk.books(KARI, "2026-12-01T15:30"); // for an hour, until 16:30
            long cancelled = desk.books("+4740000002", "2026-12-01T15:30");
            desk.delete("/tickets/" + cancelled);
            town.awaitTexts(KARI, 1);
            town.clock.set(Instant.parse("2026-12-01T15:59:00Z")); // 16:59 in Oslo
            assertThat(desk.run("send-review")).isZero();

            town.clock.advance(Duration.ofMinutes(1));
            assertThat(desk.run("send-review")).isEqualTo(1);
            assertThat(desk.run("send-review")).isZero();

            desk.awaitStep(id, "DELIVERED REVIEW");
            assertThat(town.textsTo(KARI))
                    .contains("Kari, thank you for your visit at Fjord. How was it? https://example.com/r");
            assertThat(desk.run("send-review")).isZero();
        }
    }

    @Test
    void whoeverWasThereYesterdayIsNotAskedAnyMore() {
        try (Town town = Town.onFile(folder)) {
            Desk desk = town.openWithSalon();
            desk.books(KARI, "2026-12-01T15:30");
            desk.books("+4740000002", "2026-12-01T23:00"); // ends at midnight, due at 0:30, outside the hours
            town.awaitTexts(KARI, 1);
            town.awaitTexts("+4740000002", 1);
            town.clock.set(Instant.parse("2026-12-02T16:30:00Z"));

            assertThat(desk.run("send-review")).isEqualTo(1);

            town.awaitTexts("+4740000002", 2);
            assertThat(town.textsTo(KARI)).hasSize(1);
        }
    }
}
