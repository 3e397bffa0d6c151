// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.tpdu.ReportStatus.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 3GPP TS 23.040 clauses 9.2.3.15 and 9.2.3.22. */
class ReportStatusTest {

    @ParameterizedTest(name = "{0} {3}")
    @CsvSource({
        "0x00, COMPLETED,       DELIVERED,   received by the phone",
        "0x01, COMPLETED,       ON_NETWORK,  forwarded but unconfirmed",
        "0x02, COMPLETED,       ON_NETWORK,  replaced",
        "0x10, COMPLETED,       DELIVERED,   the centre's own",
        "0x1F, COMPLETED,       DELIVERED,   the centre's own",
        "0x20, STILL_TRYING,    ON_NETWORK,  congestion",
        "0x25, STILL_TRYING,    ON_NETWORK,  error in the device",
        "0x30, STILL_TRYING,    ON_NETWORK,  the centre's own",
        "0x40, PERMANENT_ERROR, UNDELIVERED, remote procedure error",
        "0x46, PERMANENT_ERROR, EXPIRED,     validity period expired",
        "0x49, PERMANENT_ERROR, UNDELIVERED, unknown to the centre",
        "0x50, PERMANENT_ERROR, UNDELIVERED, the centre's own",
        "0x60, GAVE_UP,         UNDELIVERED, congestion",
        "0x65, GAVE_UP,         UNDELIVERED, error in the device",
        "0x70, GAVE_UP,         UNDELIVERED, the centre's own",
    })
    void definedValuesMeanWhatTheirGroupSays(String octet, Group group, DeliveryStatus delivery, String why) {
        ReportStatus status = new ReportStatus(Integer.decode(octet));
        assertThat(status.group()).as(why).isEqualTo(group);
        assertThat(status.deliveryStatus()).isEqualTo(delivery);
        assertThat(status.isReserved()).isFalse();
        assertThat(status.describe()).startsWith("TP-ST " + octet).doesNotContain("reserved");
    }

    @ParameterizedTest
    @CsvSource({"0x03", "0x0F", "0x26", "0x2F", "0x4A", "0x4F", "0x66", "0x6F", "0x80", "0xFF"})
    void reservedValuesCountAsServiceRejectedAndAreKept(String octet) {
        ReportStatus status = new ReportStatus(Integer.decode(octet));
        assertThat(status.isReserved()).isTrue();
        assertThat(status.group()).isEqualTo(new ReportStatus(0x63).group());
        assertThat(status.deliveryStatus()).isEqualTo(DeliveryStatus.UNDELIVERED);
        assertThat(status.octet()).isEqualTo(Integer.decode(octet));
    }

    @Test
    void everyOctetHasAGroupAndWords() {
        for (int octet = 0; octet <= 255; octet++) {
            assertThat(new ReportStatus(octet).group()).isNotNull();
            assertThat(new ReportStatus(octet).describe()).matches("TP-ST 0x[0-9A-F]{2}: .+");
        }
        for (int octet = 128; octet <= 255; octet++) {
            assertThat(new FailureCause(octet).describe()).matches("TP-FCS 0x[0-9A-F]{2}: .+");
        }
    }
}
