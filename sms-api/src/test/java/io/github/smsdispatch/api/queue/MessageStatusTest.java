// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.queue;

import static io.github.smsdispatch.api.queue.MessageStatus.CANCELLED;
import static io.github.smsdispatch.api.queue.MessageStatus.CLAIMED;
import static io.github.smsdispatch.api.queue.MessageStatus.EXPIRED;
import static io.github.smsdispatch.api.queue.MessageStatus.FAILED;
import static io.github.smsdispatch.api.queue.MessageStatus.IGNORED;
import static io.github.smsdispatch.api.queue.MessageStatus.PENDING;
import static io.github.smsdispatch.api.queue.MessageStatus.SENT;
import static io.github.smsdispatch.api.queue.MessageStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.smsdispatch.api.MessageId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageStatusTest {

    private static final Map<MessageStatus, Set<MessageStatus>> LEGAL = Map.of(
            PENDING, Set.of(CLAIMED, CANCELLED, EXPIRED, FAILED, SENT, IGNORED),
            CLAIMED, Set.of(PENDING, SENT, FAILED, UNKNOWN, IGNORED, EXPIRED),
            UNKNOWN, Set.of(PENDING, SENT, FAILED, CANCELLED, IGNORED),
            FAILED, Set.of(PENDING),
            IGNORED, Set.of(PENDING),
            CANCELLED, Set.of(PENDING),
            EXPIRED, Set.of(PENDING),
            SENT, Set.of());

    @ParameterizedTest
    @EnumSource
    void everyPairOfStatusesIsDecided(MessageStatus from) {
        for (MessageStatus to : MessageStatus.values()) {
            assertThat(from.mayBecome(to))
                    .as("%s to %s", from, to)
                    .isEqualTo(LEGAL.get(from).contains(to));
        }
    }

    @Test
    void aSentMessageIsNeverSentAgain() {
        assertThat(MessageStatus.values()).noneMatch(SENT::mayBecome);
    }

    @Test
    void onlyAPendingMessageCanBeClaimed() {
        assertThat(MessageStatus.values())
                .filteredOn(status -> status.mayBecome(CLAIMED))
                .containsExactly(PENDING);
    }

    @Test
    void theLettersAreThoseOfTheSeeds() {
        Map<Character, Set<MessageStatus>> byLetter = Stream.of(MessageStatus.values())
                .collect(Collectors.groupingBy(MessageStatus::letter, Collectors.toSet()));
        assertThat(byLetter)
                .isEqualTo(Map.of(
                        'N', Set.of(PENDING, CLAIMED, UNKNOWN),
                        'Y', Set.of(SENT),
                        'I', Set.of(FAILED, IGNORED, CANCELLED, EXPIRED)));
    }

    @Test
    void finalIsAllThatIsNotOnItsWay() {
        assertThat(MessageStatus.values())
                .filteredOn(status -> !status.isFinal())
                .containsExactly(PENDING, CLAIMED, UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource
    void aMarkGoesWhereAClaimedMessageMayGoAndNowhereElse(MessageStatus status) {
        Claim claim = new Claim(MessageId.of(1), "worker", 1);
        if (LEGAL.get(CLAIMED).contains(status)) {
            assertThatCode(() -> new Mark(claim, status, null, null, 0, "", null))
                    .doesNotThrowAnyException();
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Mark(claim, status, null, null, 0, "", null))
                    .withMessage("status: received " + status + "; allowed: what CLAIMED may become");
        }
    }
}
