// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.text.NavVectors.Row;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NavVectorsTest {

    private static final SmsFormat IGNORING =
            SmsFormat.builder().overflow(Overflow.IGNORE).build();

    /** Rows where NAV loses the text that it should have sent. */
    private static final Set<Integer> LOST = Set.of(6, 7, 8, 12, 13);

    private static List<SmsMessage> messages(Row row) {
        return IntStream.range(0, row.input().size())
                .mapToObj(i -> new SmsMessage(MessageId.of(i + 1L), row.input().get(i), 3))
                .toList();
    }

    private static List<MessageId> ids(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(MessageId::of).toList();
    }

    static Stream<Row> sendable() {
        return NavVectors.rows().filter(row -> row.number() > 2);
    }

    static Stream<Row> several() {
        return sendable().filter(row -> row.input().size() > 1);
    }

    static Stream<Row> complete() {
        return sendable().filter(row -> row.ignored() == 0);
    }

    static Stream<Row> lost() {
        return sendable().filter(row -> LOST.contains(row.number()));
    }

    @Test
    void thereAreThirtyRowsInOrder() {
        assertThat(NavVectors.rows().map(Row::number))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 30).boxed().toList());
    }

    @ParameterizedTest
    @MethodSource("io.github.smsdispatch.api.text.NavVectors#rows")
    void theObservationsFollowNavsRules(Row row) {
        assertThat(NavRules.format(row.input())).isEqualTo(row.sms());
    }

    @ParameterizedTest
    @MethodSource("sendable")
    void sideBySideOurResultIsTheOneOfTheTable(Row row) {
        FormattedSms sms = IGNORING.format(messages(row));
        assertThat(sms.text()).isEqualTo(row.ours());
        assertThat(sms.plan().segments()).isEqualTo(row.segments());
    }

    @Test
    void anEmptySmsIsNeverMade() {
        assertThatIllegalArgumentException().isThrownBy(() -> IGNORING.format(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> SmsMessage.of(""));
    }

    @ParameterizedTest
    @MethodSource("sendable")
    void atLeastAsManyMessagesAreSentAsByNav(Row row) {
        FormattedSms sms = IGNORING.format(messages(row));
        int sent = sms.sentIds().size();
        assertThat(sent).isGreaterThanOrEqualTo(Math.max(1, row.sent()));
        assertThat(sms.sentIds()).isEqualTo(ids(1, sent));
        assertThat(sms.ignoredIds()).isEqualTo(ids(sent + 1, row.input().size()));
        assertThat(sms.deferredIds()).isEmpty();
        assertThat(sms.plan()).isEqualTo(TextPlan.of(sms.text()));
    }

    @ParameterizedTest
    @MethodSource("complete")
    void whatNavSendsWholeIsSentWordForWord(Row row) {
        assertThat(IGNORING.format(messages(row)).text()).isEqualTo(row.sms());
        assertThat(SmsFormat.standard().format(messages(row)).text()).isEqualTo(row.sms());
    }

    @ParameterizedTest
    @MethodSource("lost")
    void whatNavLosesIsDelivered(Row row) {
        assertThat(IGNORING.format(messages(row)).text()).contains("a".repeat(100));
        assertThat(SmsFormat.standard().format(messages(row)).text()).contains("a".repeat(100));
    }

    @ParameterizedTest
    @MethodSource("several")
    void severalMessagesAlwaysFitOneSegment(Row row) {
        assertThat(IGNORING.format(messages(row)).plan().segments()).isEqualTo(1);
        assertThat(SmsFormat.standard().format(messages(row)).plan().segments()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("several")
    void theSuffixCountsExactlyWhatIsIgnored(Row row) {
        FormattedSms sms = IGNORING.format(messages(row));
        int ignored = sms.ignoredIds().size();
        if (ignored > 0) {
            assertThat(sms.text()).endsWith(" +" + ignored + " see web.");
        } else {
            assertThat(sms.text()).doesNotContain("see web.");
        }
    }

    @ParameterizedTest
    @MethodSource("several")
    void deferringSendsEveryMessageInTheEnd(Row row) {
        List<SmsMessage> left = messages(row);
        int rounds = 0;
        while (!left.isEmpty()) {
            FormattedSms sms = SmsFormat.standard().format(left);
            int sent = sms.sentIds().size();
            assertThat(sent).isPositive();
            assertThat(sms.ignoredIds()).isEmpty();
            assertThat(sms.text()).doesNotContain("see web.");
            assertThat(Stream.concat(sms.sentIds().stream(), sms.deferredIds().stream()))
                    .containsExactlyElementsOf(left.stream().map(SmsMessage::id).toList());
            left = left.subList(sent, left.size());
            rounds++;
        }
        assertThat(rounds).isLessThanOrEqualTo(row.input().size());
    }

    @Test
    void deferringNeedsFewerSmsThanOneEach() {
        Row row = NavVectors.rows().filter(r -> r.number() == 21).findFirst().orElseThrow();
        assertThat(SmsFormat.standard().format(messages(row)).sentIds()).hasSizeGreaterThan(9);
    }
}
