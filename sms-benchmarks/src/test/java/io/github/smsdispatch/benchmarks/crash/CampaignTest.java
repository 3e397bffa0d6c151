// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.DuplicatePolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Twenty SIGKILLs in each build; a published run has hundreds. */
class CampaignTest {

    private static final int KILLS = 10;

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    @Timeout(600)
    void killsLoseNothingAndDoubleNothingThatMustNotBe(String database) throws Exception {
        List<String> notes = Collections.synchronizedList(new ArrayList<>());
        try (Campaign campaign = new Campaign(database, notes::add)) {
            Result result = campaign.run(KILLS);

            assertThat(notes).isEmpty();
            assertThat(result.kills()).isEqualTo(KILLS);
            assertThat(result.contradictions()).isEmpty();
            assertThat(result.total().messages()).isPositive();
            assertThat(result.total().lost()).isZero();
            assertThat(result.score(DuplicatePolicy.RESOLVE_FIRST).doubled()).isZero();
            assertThat(result.score(DuplicatePolicy.AT_MOST_ONCE).doubled()).isZero();
            assertThat(result.score(DuplicatePolicy.AT_LEAST_ONCE).doubled())
                    .isLessThanOrEqualTo(result.breaks() * Kit.SLOTS);
            assertThat(result.unknown())
                    .as("without any, nothing was killed in the middle of anything")
                    .isBetween(1, result.breaks() * Kit.SLOTS);
            assertThat(result.mostParked()).isLessThanOrEqualTo(Kit.SLOTS);
        }
    }
}
