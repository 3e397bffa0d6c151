// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import io.github.smsdispatch.api.text.Encoding;
import io.github.smsdispatch.api.text.Segment;
import io.github.smsdispatch.api.text.TextPlan;
import io.github.smsdispatch.tpdu.Address;
import io.github.smsdispatch.tpdu.DataCoding;
import io.github.smsdispatch.tpdu.Deliver;
import io.github.smsdispatch.tpdu.TypeOfNumber;
import io.github.smsdispatch.tpdu.UserData;
import io.github.smsdispatch.tpdu.UserDataHeader;
import io.github.smsdispatch.tpdu.Width;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A text on its way to the modem. */
final class InboundText {

    private static final AtomicInteger REFERENCE = new AtomicInteger();

    private InboundText() {}

    static List<Deliver> segments(String from, String text, Cell cell) {
        TextPlan plan = TextPlan.of(text);
        DataCoding coding = plan.encoding() == Encoding.GSM7 ? DataCoding.GSM7 : DataCoding.UCS2;
        List<String> parts = plan.layout().stream().map(Segment::text).toList();
        int reference = REFERENCE.incrementAndGet() & 0xFF;
        return UserData.ofSegments(coding, UserDataHeader.none(), parts, Width.BITS_8, reference).stream()
                .map(data -> Deliver.of(sender(from), cell.now(), data))
                .toList();
    }

    private static Address sender(String from) {
        if (from.matches("\\+[0-9]{1,20}")) {
            return Address.ofDigits(TypeOfNumber.INTERNATIONAL, from.substring(1));
        }
        return from.matches("[0-9*#]{1,20}") ? Address.ofDigits(TypeOfNumber.UNKNOWN, from) : Address.ofName(from);
    }
}
