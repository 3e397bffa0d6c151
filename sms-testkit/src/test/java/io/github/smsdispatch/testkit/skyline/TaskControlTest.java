// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import static io.github.smsdispatch.testkit.skyline.GatewayClient.json;
import static io.github.smsdispatch.testkit.skyline.GatewayClient.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TaskControlTest {

    private static SkylineSimulator busyGateway() throws Exception {
        SkylineSimulator gateway = SkylineSimulator.builder()
                .ports(1)
                .sendDelay(Duration.ofMinutes(5))
                .start();
        for (int tid = 1; tid <= 6; tid++) {
            new GatewayClient(gateway).status(task(tid, tid == 3 ? ",\"from\":\"1\"" : ""));
        }
        return gateway;
    }

    @Test
    void namedTasksAreControlledAndListed() throws Exception {
        try (SkylineSimulator gateway = busyGateway()) {
            GatewayClient client = new GatewayClient(gateway);
            assertThat(json(client.post("/goip_pause_sms.html", "{\"tids\":[3]}")))
                    .isEqualTo(json("{\"code\":200,\"reason\":\"OK\",\"results\":[{\"tid\":3,\"status\":\"0 OK\"}]}"));
            String page = client.get("/goip_get_tasks.html", "port=1&pos=1&num=2&has_content=1");
            assertThat(json(page))
                    .isEqualTo(json("{\"code\":200,\"reason\":\"OK\",\"total_num\":6,\"task_num\":2,\"tasks\":["
                            + "{\"tid\":2,\"state\":0,\"from\":\"\",\"to\":\"15550100001\",\"chs\":\"utf8\",\"coding\":0,"
                            + "\"sms\":\"hello123\"},"
                            + "{\"tid\":3,\"state\":1,\"from\":\"1\",\"to\":\"15550100001\",\"chs\":\"utf8\",\"coding\":0,"
                            + "\"sms\":\"hello123\"}]}"));
        }
    }

    @Test
    void missingTidsMeanAllTasks() throws Exception {
        try (SkylineSimulator gateway = busyGateway()) {
            GatewayClient client = new GatewayClient(gateway);
            assertThat(json(client.post("/goip_remove_sms.html", "{}")))
                    .isEqualTo(json("{\"code\":200,\"reason\":\"OK\"}"));
            assertThat(json(client.get("/goip_get_tasks.html", "port=1&pos=0"))
                            .path("total_num")
                            .asInt())
                    .isZero();
        }
    }

    @Test
    void contentIsListedOnlyWhenAskedForAndTenTasksAreAPage() throws Exception {
        try (SkylineSimulator gateway = busyGateway()) {
            for (int tid = 10; tid < 20; tid++) {
                new GatewayClient(gateway).status(task(tid, ""));
            }
            String page = new GatewayClient(gateway).get("/goip_get_tasks.html", "port=1&pos=0");
            assertThat(json(page).path("task_num").asInt()).isEqualTo(10);
            assertThat(page).doesNotContain("hello123");
        }
    }

    @Test
    void pausedTaskIsSentWhenItIsResumed() throws Exception {
        try (SkylineSimulator gateway = SkylineSimulator.builder()
                .ports(1)
                .sendDelay(Duration.ofMillis(300))
                .start()) {
            GatewayClient client = new GatewayClient(gateway);
            client.status(task(1, ""));
            client.status(task(2, ""));
            client.status(task(3, ""));
            client.post("/goip_pause_sms.html", "{\"tids\":[2]}");
            assertThat(gateway.ledger().awaitSent(2, Duration.ofSeconds(5))).isTrue();
            assertThat(gateway.ledger().copiesOf(2)).isZero();
            client.post("/goip_resume_sms.html", "{\"tids\":[\"2\"]}");
            assertThat(gateway.ledger().awaitSent(3, Duration.ofSeconds(5))).isTrue();
            assertThat(gateway.ledger().copiesOf(2)).isOne();
        }
    }

    @Test
    void removedTaskIsNeverSent() throws Exception {
        try (SkylineSimulator gateway = SkylineSimulator.builder()
                .ports(1)
                .sendDelay(Duration.ofMillis(300))
                .start()) {
            GatewayClient client = new GatewayClient(gateway);
            client.status(task(1, ""));
            client.status(task(2, ""));
            client.status(task(3, ""));
            client.post("/goip_remove_sms.html", "{\"tids\":[2]}");
            assertThat(gateway.ledger().awaitSent(2, Duration.ofSeconds(5))).isTrue();
            assertThat(gateway.ledger().copiesOf(3)).isOne();
            assertThat(gateway.ledger().copiesOf(2)).isZero();
        }
    }

    @Test
    void listWithoutPortOrPositionIsRefused() throws Exception {
        try (SkylineSimulator gateway = SkylineSimulator.builder().start()) {
            GatewayClient client = new GatewayClient(gateway);
            assertThat(json(client.get("/goip_get_tasks.html", "port=1"))
                            .path("code")
                            .asInt())
                    .isNotEqualTo(200);
            assertThat(json(client.get("/goip_get_tasks.html", "pos=0"))
                            .path("code")
                            .asInt())
                    .isNotEqualTo(200);
        }
    }
}
