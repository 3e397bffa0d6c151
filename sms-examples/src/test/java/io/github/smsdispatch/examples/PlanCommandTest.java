// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class PlanCommandTest {

    @Test
    void gsmTextIsPlannedInSeptets() throws JsonProcessingException {
        JsonNode plan = plan("hello [world]");

        assertThat(plan.path("encoding").asText()).isEqualTo("GSM7");
        assertThat(plan.path("segments").intValue()).isEqualTo(1);
        assertThat(plan.path("units").intValue()).isEqualTo(15);
        assertThat(plan.path("culprits")).isEmpty();
    }

    @Test
    void culpritsOfUcs2AreNamedWithTheirPlace() throws JsonProcessingException {
        JsonNode plan = plan("x".repeat(70) + "\uD83D\uDE00");

        assertThat(plan.path("encoding").asText()).isEqualTo("UCS2");
        assertThat(plan.path("segments").intValue()).isEqualTo(2);
        assertThat(plan.path("culprits").get(0).path("character").asText()).isEqualTo("\uD83D\uDE00");
        assertThat(plan.path("culprits").get(0).path("index").intValue()).isEqualTo(70);
    }

    @Test
    void withoutJsonItReadsLikeASentence() {
        assertThat(Run.of("plan", "hello").out().strip()).isEqualTo("GSM7, 5 units, 1 segment");
    }

    private static JsonNode plan(String text) throws JsonProcessingException {
        Run run = Run.of("plan", text, "--json");
        assertThat(run.exitCode()).isZero();
        return new JsonMapper().readTree(run.out());
    }
}
