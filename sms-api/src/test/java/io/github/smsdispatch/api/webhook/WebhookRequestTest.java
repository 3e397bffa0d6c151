// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookRequestTest {

    private static final byte[] BODY = "{\"number\":\"+4712345678\"}".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({
        "/reports, /reports, ''",
        "/reports?a=1&b=2, /reports, a=1&b=2",
        "/reports?, /reports, ''",
        "/a%20b?x=%3F?y, /a%20b, x=%3F?y",
        "'', '', ''",
    })
    void pathAndQueryAreTakenApartAndNotDecoded(String target, String path, String query) {
        WebhookRequest request = WebhookRequest.of("POST", target, BODY);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo(path);
        assertThat(request.query()).isEqualTo(query);
    }

    @Test
    void headersAreFoundInAnyCaseAndTheFirstValueCounts() {
        WebhookRequest request = WebhookRequest.of("POST", "/", BODY)
                .withHeaders(Map.of("X-Key", List.of("one", "two"), "X-Empty", List.of()));
        assertThat(request.header("x-KEY")).contains("one");
        assertThat(request.header("X-Empty")).isEmpty();
        assertThat(request.header("X-Other")).isEmpty();
    }

    @Test
    void addingHeadersLeavesTheFirstRequestAloneAndReplacesEqualNames() {
        WebhookRequest first = WebhookRequest.of("POST", "/", BODY).withHeaders(Map.of("a", List.of("1")));
        WebhookRequest second = first.withHeaders(Map.of("A", List.of("2"), "b", List.of("3")));
        assertThat(first.header("a")).contains("1");
        assertThat(first.header("b")).isEmpty();
        assertThat(second.header("a")).contains("2");
        assertThat(second.header("b")).contains("3");
    }

    @Test
    void laterChangesOfTheCallersBodyAndValuesAreNotSeen() {
        byte[] mine = BODY.clone();
        List<String> values = new ArrayList<>(List.of("1"));
        WebhookRequest request = WebhookRequest.of("POST", "/", mine).withHeaders(Map.of("a", values));
        mine[0] = 'x';
        request.body()[1] = 'x';
        values.clear();
        assertThat(request.body()).isEqualTo(BODY);
        assertThat(request.header("a")).contains("1");
    }

    @Test
    void theSenderIsUnknownUntilItIsNamed() {
        WebhookRequest request = WebhookRequest.of("POST", "/", BODY);
        assertThat(request.remoteAddress()).isEmpty();
        assertThat(request.withHeaders(Map.of()).from("192.0.2.1").remoteAddress())
                .isEqualTo("192.0.2.1");
        assertThat(request.from("192.0.2.1").withHeaders(Map.of()).remoteAddress())
                .isEqualTo("192.0.2.1");
    }

    @Test
    void toStringShowsNeitherPathNorBodyNorHeaders() {
        WebhookRequest request =
                WebhookRequest.of("POST", "/secret?key=k", BODY).withHeaders(Map.of("X-Key", List.of("topsecret")));
        assertThat(request).hasToString("WebhookRequest[POST, " + BODY.length + " bytes]");
    }
}
