// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.text.Encoding;
import io.github.smsdispatch.api.text.Segment;
import io.github.smsdispatch.api.text.TextPlan;
import io.github.smsdispatch.tpdu.Address;
import io.github.smsdispatch.tpdu.DataCoding;
import io.github.smsdispatch.tpdu.RelativeValidity;
import io.github.smsdispatch.tpdu.Submit;
import io.github.smsdispatch.tpdu.UserData;
import io.github.smsdispatch.tpdu.UserDataHeader;
import io.github.smsdispatch.tpdu.Width;
import java.util.ArrayList;
import java.util.List;

/** A planned text as submissions. */
final class Segments {

    private Segments() {}

    /** Makes one submission per segment; the reference joins them, and differs from text to text. */
    static List<Submit> of(PhoneNumber recipient, TextPlan plan, int reference, SerialSettings settings) {
        List<Submit> all = new ArrayList<>();
        int next = reference;
        for (TextPlan message : plan.messages()) {
            DataCoding coding = message.encoding() == Encoding.GSM7 ? DataCoding.GSM7 : DataCoding.UCS2;
            UserDataHeader header = message.alphabet().map(UserDataHeader::of).orElse(UserDataHeader.none());
            List<String> texts = message.layout().stream().map(Segment::text).toList();
            for (UserData data : UserData.ofSegments(coding, header, texts, Width.BITS_8, next & 0xFF)) {
                all.add(submit(recipient, data, settings));
            }
            next++;
        }
        return all;
    }

    private static Submit submit(PhoneNumber recipient, UserData data, SerialSettings settings) {
        Submit.Builder submit = Submit.to(Address.of(recipient)).userData(data);
        settings.validity().map(RelativeValidity::within).ifPresent(submit::validity);
        return (settings.reports() ? submit.flag(Submit.Flag.STATUS_REPORT) : submit).build();
    }
}
