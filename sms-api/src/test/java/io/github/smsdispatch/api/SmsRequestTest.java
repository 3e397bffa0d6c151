// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmsRequestTest {

    private static final PhoneNumber ANNA = PhoneNumber.of("+4712345678");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static SmsRequest.Builder request() {
        return SmsRequest.builder(ANNA, "hello");
    }

    @Test
    void aPlainRequestHasAllDefaults() {
        SmsRequest request = SmsRequest.of("+4712345678", "hello");
        assertThat(request.to()).isEqualTo(ANNA);
        assertThat(request.text()).isEqualTo("hello");
        assertThat(request.severity()).isEqualTo(3);
        assertThat(request.priority()).isEqualTo(Priority.NORMAL);
        assertThat(request.grouping()).isEqualTo(Grouping.SEPARATE);
        assertThat(request.duplicatePolicy()).isEmpty();
        assertThat(request.notBefore()).isEmpty();
        assertThat(request.expiresAt()).isEmpty();
        assertThat(request.idempotencyKey()).isEmpty();
    }

    @Test
    void everythingSetIsKept() {
        SmsRequest request = request()
                .severity(1)
                .priority(Priority.URGENT)
                .grouping(Grouping.DIGEST)
                .duplicatePolicy(DuplicatePolicy.AT_MOST_ONCE)
                .notBefore(NOON)
                .expiresAt(NOON.plusNanos(1))
                .idempotencyKey("appointment-4711-v3")
                .build();
        assertThat(request.severity()).isEqualTo(1);
        assertThat(request.priority()).isEqualTo(Priority.URGENT);
        assertThat(request.grouping()).isEqualTo(Grouping.DIGEST);
        assertThat(request.duplicatePolicy()).contains(DuplicatePolicy.AT_MOST_ONCE);
        assertThat(request.notBefore()).contains(NOON);
        assertThat(request.expiresAt()).contains(NOON.plusNanos(1));
        assertThat(request.idempotencyKey()).contains("appointment-4711-v3");
    }

    @Test
    void theMessageOfARequestHasTheQueuesIdAndTheRequestsTextAndSeverity() {
        assertThat(request().severity(2).build().message(MessageId.of(9)))
                .isEqualTo(new SmsMessage(MessageId.of(9), "hello", 2));
    }

    @Test
    void badNumberTextAndSeverityAreNamedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmsRequest.of("12 34", "hello"))
                .withMessageStartingWith("phone number: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmsRequest.builder(ANNA, " \n "))
                .withMessageStartingWith("text: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request().severity(0))
                .withMessageStartingWith("severity: ");
    }

    @Test
    void expiryAtOrBeforeTheEarliestTimeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request().notBefore(NOON).expiresAt(NOON).build())
                .withMessage("expiresAt: received 2026-01-01T12:00:00Z; allowed: after notBefore "
                        + "(2026-01-01T12:00:00Z)");
    }

    @Test
    void timesThatNoDatabaseCanStoreAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request().expiresAt(Instant.MAX))
                .withMessageStartingWith("expiresAt: received +1000000000")
                .withMessageEndingWith("allowed: 1970 to 9999");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request().notBefore(Instant.MIN))
                .withMessageStartingWith("notBefore: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void aBlankKeyIsRefused(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request().idempotencyKey(key))
                .withMessage("idempotencyKey: received " + key.length() + " characters; allowed: 1 to 200, not blank");
    }

    @Test
    void twoHundredCharactersAreTheLongestKey() {
        assertThat(request().idempotencyKey("k".repeat(200)).build().idempotencyKey())
                .contains("k".repeat(200));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request().idempotencyKey("k".repeat(201)))
                .withMessageContaining("received 201 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "\ud83d", "a\u2028b"})
    void aKeyThatNoDatabaseCanStoreIsRefused(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request().idempotencyKey(key))
                .withMessageStartingWith("idempotencyKey: received a control character or lone surrogate");
    }

    @Test
    void toStringShowsNeitherTextNorNumberNorKey() {
        assertThat(request().idempotencyKey("secret-key").build().toString())
                .contains("5 characters", "NORMAL")
                .doesNotContain("hello", "secret-key", "4712345");
    }
}
