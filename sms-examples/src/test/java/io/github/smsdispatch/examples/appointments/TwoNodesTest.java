// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two backends on one database, called at the same time. */
class TwoNodesTest {

    private static final int CUSTOMERS = 60;

    @ParameterizedTest
    @EnumSource
    void eachCustomerIsAskedOnceWhateverIsCalledWhere(Town.Product product) throws Exception {
        try (Town town = Town.on(product)) {
            Desk one = town.openWithSalon();
            Desk two = town.open();
            List<Long> ids = new ArrayList<>();
            for (int i = 0; i < CUSTOMERS; i++) {
                ids.add((i % 2 == 0 ? one : two).books(phone(i), "2026-12-02T10:00"));
            }

            int queued = atOnce(one, two, "send-confirmation");

            assertThat(queued).isEqualTo(CUSTOMERS);
            for (long id : ids) {
                one.awaitConfirmation(id, "SENT");
            }
            for (int i = 0; i < CUSTOMERS; i++) {
                assertThat(town.textsTo(phone(i))).hasSize(2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCampaignReachesEachCustomerOnce(Town.Product product) throws Exception {
        try (Town town = Town.on(product)) {
            Desk one = town.openWithSalon();
            Desk two = town.open();
            long id = CampaignTest.campaign(one, CUSTOMERS, "Hi {name}, 20% off at {salon} today");
            one.post("/campaigns/" + id + "/start", "{\"segments\": " + CUSTOMERS + "}");

            atOnce(one, two, "send-campaign");

            Until.isTrue(
                    () -> two.get("/campaigns/" + id).path("delivered").asInt() == CUSTOMERS,
                    () -> two.get("/campaigns/" + id));
            assertThat(town.gateway.ledger().sent()).hasSize(CUSTOMERS);
            two.run("send-campaign");
            assertThat(one.get("/campaigns/" + id).path("state").asText()).isEqualTo("DONE");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatOneNodeDidNotWriteDownTheOtherFinds(Town.Product product) {
        try (Town town = Town.on(product)) {
            Desk one = town.openWithSalon();
            long id = one.books(phone(1), "2026-12-02T10:00");
            one.awaitStep(id, "DELIVERED SCHEDULED");
            // As a process leaves it that is killed after the mark and before it heard of the event.
            try (Database database =
                    Database.open(Settings.read(town.environment).database())) {
                database.inTransaction(c -> Sql.update(c, "UPDATE desk_notice SET state = 'QUEUED', detail = ''"));
                database.inTransaction(c -> Sql.update(c, "DELETE FROM desk_audit WHERE step <> 'QUEUED'"));
            }
            Desk two = town.open();
            assertThat(two.steps(id)).containsExactly("QUEUED SCHEDULED");
            town.clock.advance(Duration.ofSeconds(31));

            two.post("/crons/catch-up", "");

            assertThat(two.steps(id)).containsExactly("QUEUED SCHEDULED", "SENT SCHEDULED", "DELIVERED SCHEDULED");
        }
    }

    private static int atOnce(Desk one, Desk two, String run) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> first = () -> one.run(run);
            Callable<Integer> second = () -> two.run(run);
            int queued = 0;
            for (Future<Integer> answer : threads.invokeAll(List.of(first, second, first, second))) {
                queued += answer.get();
            }
            return queued;
        } finally {
            threads.shutdown();
        }
    }

    private static String phone(int i) {
        return "+474000" + (1000 + i);
    }
}
