// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.SmsRequest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CampaignTest {

    @Test
    void theBundledCampaignHasGoodBadAndRepeatedRows() {
        Campaign campaign = Campaign.bundled();

        assertThat(campaign.requests()).hasSizeGreaterThan(400);
        assertThat(campaign.refused()).hasSize(6);
        List<String> keys = campaign.requests().stream()
                .flatMap(request -> request.idempotencyKey().stream())
                .toList();
        assertThat(keys).hasSizeGreaterThan(Set.copyOf(keys).size());
    }

    @Test
    void aBadRowIsReportedWithItsLineAndTheOthersGoOut() {
        Campaign campaign = Campaign.parse(List.of(
                "to,text,severity",
                "+15550100001,hello",
                "12 34,blank in the number",
                "+15550100002,\"two",
                "lines, one row\",2",
                "+15550100003,,3",
                "+15550100004,x,nine",
                "+15550100005,\"never closed",
                "+15550100006,last"));

        assertThat(campaign.requests())
                .extracting(SmsRequest::text)
                .containsExactly("hello", "two\nlines, one row", "last");
        assertThat(campaign.refused())
                .extracting(error -> error.substring(0, error.indexOf(':')))
                .containsExactly("line 3", "line 6", "line 7", "line 8");
    }

    @Test
    void aFileWithoutHeadingLosesNoRow() {
        assertThat(Campaign.parse(List.of("+15550100001,one", "+15550100002,two"))
                        .requests())
                .hasSize(2);
    }

    @Test
    void refusalsShowNoWholeNumber() {
        Campaign campaign = Campaign.parse(List.of("+1555 0100001,hello"));

        assertThat(campaign.refused()).singleElement().asString().doesNotContain("0100001");
    }
}
