// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.InboundSms;
import io.github.smsdispatch.api.text.SmsFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DispatcherContextTest {

    private static final DeliveryReport REPORT =
            new DeliveryReport("gw", new DeliveryReport.BySendingId("7"), DeliveryStatus.DELIVERED, Instant.EPOCH, "");
    private static final InboundSms INBOUND = new InboundSms("gw", "k", "+4712345678", "", "secret", Instant.EPOCH);

    @Test
    void aStandaloneContextDropsReportsAndInboundSms() {
        DispatcherContext context = DispatcherContext.standalone();
        assertThatCode(() -> context.reports().accept(REPORT)).doesNotThrowAnyException();
        assertThatCode(() -> context.inbound().accept(INBOUND)).doesNotThrowAnyException();
        assertThat(context.format()).isSameAs(SmsFormat.standard());
        assertThat(context.clock().getZone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void whatIsSetIsGiven() {
        List<Object> got = new ArrayList<>();
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        SmsFormat format = SmsFormat.builder().separator("|").build();
        DispatcherContext context = DispatcherContext.builder()
                .clock(clock)
                .format(format)
                .reports(got::add)
                .inbound(got::add)
                .build();
        context.reports().accept(REPORT);
        context.inbound().accept(INBOUND);
        assertThat(got).containsExactly(REPORT, INBOUND);
        assertThat(context.clock()).isSameAs(clock);
        assertThat(context.format()).isSameAs(format);
    }

    @Test
    void anInboundSmsShowsNeitherSenderNorText() {
        assertThat(INBOUND).hasToString("InboundSms[gw, key=k, 6 characters]");
    }
}
