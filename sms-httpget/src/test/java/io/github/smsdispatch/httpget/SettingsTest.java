// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is found while the dispatcher is made, named with its path, and shown without secrets. */
class SettingsTest {

    private static final String URL = "http://127.0.0.1:9/send?to={phone}&text={text}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // templates
                "url|http://h/?text={text}|gw.url|no {phone}",
                "url|http://h/?to=%(phone)s|gw.url|no {text}",
                "url|http://h/?to={phone}&text={txt}|gw.url|the unknown field 'txt'",
                "url|http://h/?to={phone}&text={text}&off=50%|gw.url|unbalanced '%' at character",
                "url|http://h/?to=%(phone&text={text}|gw.url|unbalanced '%' at character",
                "url|http://user:hunter2@h/?to={phone}&text={text}|gw.url|credentials before the host",
                "url|http://{phone}/?text={text}|gw.url|allowed: http://",
                "url|http://h/?to={phone}&text={text}#f|gw.url|allowed: http://",
                "url|ftp://h/hunter2/?to={phone}&text={text}|gw.url|'ftp://h/***'; allowed: http://",
                "url|/send?to={phone}&text={text}|gw.baseUrl|nothing",
                "query.who|{sender}|gw.sender|query.who uses it",
                "query.u|{username}|gw.username|query.u uses it",
                // bodies
                "method|PUT|gw.method|GET or POST",
                "form.a|{phone}|gw.method|POST with one of",
                "json|{}|gw.method|POST with one of",
                // rules
                "rule.1.outcome|accepted|gw.rule.1.status|at least one condition",
                "rule.1.status|200|gw.rule.1.outcome|rejected [",
                "rule.1.sattus|200|gw.rule.1.outcome|rejected [",
                "rule.x.status|200|gw.rule.x.status|rule.NUMBER.CONDITION",
                "report.1.means|dead|gw.report.1.means|undelivered",
                "report.id|phone|gw.report.id|param NAME",
                "report.id|json id|gw.report.id|JSON pointer",
                // ranges
                "timeout|1ms|gw.timeout|a duration from",
                "timeout|soon|gw.timeout|a duration from",
                "inFlight|0|gw.inFlight|1 to 256",
                "maxAnswer|10|gw.maxAnswer|1000 to",
                "maxSegments|0|gw.maxSegments|1 to 255",
                "http|3|gw.http|1.1, 2",
                "charset|UTF-9|gw.charset|a charset",
                "numberFormat|e164|gw.numberFormat|keep-plus",
                "success|always|gw.success|any-2xx",
                "redirects|all|gw.redirects|same-origin",
                "auth|basic|gw.username|a user name",
                "auth|bearer|gw.token|a token",
                "proxy|nowhere|gw.proxy|host:port",
                "proxy|host:0|gw.proxy|1 to 65535",
                "trustStore|/no/such/file|gw.trustStore|key store",
                "keyStore|/no/such/file|gw.keyStore|key store",
                "header.Content-Length|1|gw.header.Content-Length|a header name",
                "header.a b|1|gw.header.a?b|a header name",
                "field.text|x|gw.field.text|that no other field has",
                "preset|nokia|gw.preset|kannel",
                "colour|blue|gw.colour|an unknown key",
            })
    void aWrongSettingIsNamed(String key, String value, String path, String words) {
        Map<String, String> settings = new HashMap<>(Map.of("url", URL));
        settings.put(key, value);
        assertThatThrownBy(() -> HttpGetSettings.from(DispatcherSettings.of("gw", settings)))
                .isInstanceOfSatisfying(
                        SmsConfigurationException.class,
                        e -> assertThat(e.path()).isEqualTo(path))
                .hasMessageContaining(words)
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "body|(|gw.rule.7.body|at character",
                "body|(?<ident>x)|gw.rule.7.body|groups named [id, code, text, retryAfter]",
                "body||gw.rule.7.body|a regular expression",
                "status|2|gw.rule.7.status|statuses such as",
                "status|299-200|gw.rule.7.status|statuses such as",
                "bdy|x|gw.rule.7.bdy|the conditions status",
                "param.x|x|gw.rule.7.param.x|the conditions status",
                "json.sid|x|gw.rule.7.json.sid|a JSON pointer",
                "outcome|sent|gw.rule.7.outcome|accepted, rejected",
                "outcome|rejected never|gw.rule.7.outcome|accepted, rejected",
                "outcome|accepted permanent|gw.rule.7.outcome|accepted, rejected",
            })
    void aWrongRuleIsNamed(String key, String value, String path, String words) {
        Map<String, String> settings =
                new HashMap<>(Map.of("url", URL, "rule.7.outcome", "accepted", "rule.7.status", "200"));
        settings.put("rule.7." + key, value == null ? "" : value);
        assertThatThrownBy(() -> HttpGetSettings.from(DispatcherSettings.of("gw", settings)))
                .isInstanceOfSatisfying(
                        SmsConfigurationException.class,
                        e -> assertThat(e.path()).isEqualTo(path))
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "json|{\"to\": {phone}, \"text\": {text}}|gw.json|isn't JSON",
                "json|{\"to\": \"{phone}\", \"text\": \"{text}\"|gw.json|isn't JSON",
                "json|{\"to\": \"{phone}\", \"text\": \"{text}\", \"x\": \"{?sender}\"}|gw.json|a condition",
                "json|{\"to\": \"{phone\", \"text\": \"{text}\"}|gw.json|unbalanced '{'",
                "xml|<sms to='{phone}'>{text}|gw.xml|isn't XML",
                "xml|<!DOCTYPE s SYSTEM 'file:///etc/passwd'><s to='{phone}'>{text}</s>|gw.xml|without a DOCTYPE",
            })
    void aWrongBodyIsNamed(String key, String value, String path, String words) {
        Map<String, String> settings = Map.of("url", "http://127.0.0.1:9/send", "method", "POST", key, value);
        assertThatThrownBy(() -> HttpGetSettings.from(DispatcherSettings.of("gw", settings)))
                .isInstanceOfSatisfying(
                        SmsConfigurationException.class,
                        e -> assertThat(e.path()).isEqualTo(path))
                .hasMessageContaining(words);
    }

    @Test
    void aPercentSignInThePasswordIsHarmless() throws Exception {
        Map<String, String> settings =
                Map.of("url", URL + "&pass={password}", "password", "100%(sms)s%", "username", "u");
        Gateway gateway = HttpGetSettings.from(DispatcherSettings.of("gw", settings))
                .gateway()
                .orElseThrow();
        assertThat(gateway.plan()
                        .request(new Fields(Fields.OfSms.SAMPLE, gateway.constants()))
                        .build()
                        .url()
                        .queryParameter("pass"))
                .isEqualTo("100%(sms)s%");
    }

    @Test
    void nothingThatIsMadeOfSettingsShowsASecret() {
        HttpGetSettings settings = HttpGetSettings.from(DispatcherSettings.of(
                "gw",
                Map.of(
                        "url", "http://127.0.0.1:9/t0ken/send?pass=hunter2&to={phone}&text={text}",
                        "header.X-Key", "s3cr3t",
                        "secret.pin", "4711-8")));
        try (HttpGetDispatcher dispatcher = HttpGetDispatcher.create(settings, DispatcherContext.standalone())) {
            assertThat(dispatcher + " " + settings + " " + settings.gateway().orElseThrow())
                    .contains("127.0.0.1:9")
                    .doesNotContain("hunter2", "t0ken", "s3cr3t", "4711-8");
        }
    }

    @Test
    void aDisabledGatewayNeedsNothing() {
        assertThat(HttpGetSettings.from(DispatcherSettings.of("gw", Map.of("enabled", "no")))
                        .gateway())
                .isEmpty();
    }
}
