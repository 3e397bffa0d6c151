// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smsdispatch.httpget.TemplateParser.BadTemplateException;
import io.github.smsdispatch.httpget.TemplateParser.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    private static final Set<String> KNOWN = Set.of("phone", "sms", "text", "id", "reportUrl", "password");
    private static final Fields FIELDS =
            new Fields(new Fields.OfSms("+4712345678", "50% & {phone}", "7", "0", 1), Map.of("password", "a%(sms)sb%"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "URL|QUERY|to=%(phone)s&text=%(sms)s|to=%2B4712345678&text=50%25%20%26%20%7Bphone%7D",
                "URL|QUERY|to={phone}&x=%20y|to=%2B4712345678&x=%20y",
                "URL|QUERY|x=100%%|x=100%25",
                "URL|QUERY|x=%%20|x=%20",
                "URL|QUERY|pass={password}|pass=a%25%28sms%29sb%25",
                "VALUE|QUERY|http://h/?id={id}&status=%%d|http%3A%2F%2Fh%2F%3Fid%3D7%26status%3D%25d",
                "VALUE|FORM|a b {id}|a+b+7",
                "DOCUMENT|JSON|{'n':{'to':'{phone}'}}|{'n':{'to':'+4712345678'}}",
                "DOCUMENT|XML|<sms to='{phone}'>{text}</sms>|<sms to='+4712345678'>50% &amp; {phone}</sms>",
            })
    void fieldsAreReplacedAndEncodedAndValuesAreNoTemplates(Kind kind, Place place, String template, String written)
            throws Exception {
        assertThat(TemplateParser.parse(template, kind, KNOWN).write(FIELDS, place, StandardCharsets.UTF_8))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "URL|a=%(phone|an unbalanced '%' at character 3",
                "URL|a=%(phone)d|an unbalanced '%' at character 3",
                "URL|a=50%|an unbalanced '%' at character 5",
                "URL|a=%zz|an unbalanced '%' at character 3",
                "VALUE|50%|an unbalanced '%' at character 3",
                "VALUE|%20|an unbalanced '%' at character 1",
                "URL|a={phone|an unbalanced '{' at character 3",
                "URL|a={ phone }|an unbalanced '{' at character 3",
                "DOCUMENT|{'a':'{phone'}|an unbalanced '{' at character 7",
                "URL|a=%(fone)s|the unknown field 'fone' at character 3",
                "DOCUMENT|{'a':'{fone}'}|the unknown field 'fone' at character 7",
            })
    void aWrongTemplateIsRefusedWithItsPlace(Kind kind, String template, String received) {
        assertThatThrownBy(() -> TemplateParser.parse(template, kind, KNOWN))
                .isInstanceOf(BadTemplateException.class)
                .hasMessage(received);
    }

    @Test
    void aConditionLeavesTheWholeParameterOut() throws Exception {
        Template template = TemplateParser.parse("{?reportUrl}{reportUrl}?id={id}", Kind.VALUE, KNOWN);
        Fields with = new Fields(FIELDS.ofSms(), Map.of("reportUrl", "http://h/r"));

        assertThat(template.applies(FIELDS)).isFalse();
        assertThat(template.applies(with)).isTrue();
        assertThat(template.write(with, Place.FORM, StandardCharsets.UTF_8)).isEqualTo("http%3A%2F%2Fh%2Fr%3Fid%3D7");
    }
}
