// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.examples.boost.SoapAnswer.Fault;
import io.github.smsdispatch.examples.boost.SoapAnswer.Returned;
import io.github.smsdispatch.examples.boost.SoapAnswer.Unreadable;
import io.github.smsdispatch.testkit.fault.FaultScript;
import io.github.smsdispatch.testkit.fault.FaultServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoapAnswerTest {

    private static SoapAnswer read(String xml) {
        return SoapAnswer.read(xml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void answersOfOtherStacksAreRead() {
        // As SOAPpy and PHP write them: other prefixes, types, names and encoding attributes.
        assertThat(read("""
                <SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"
                    SOAP-ENV:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">
                <SOAP-ENV:Body>
                <sendMessageResponse SOAP-ENC:root="1" xmlns:SOAP-ENC="http://schemas.xmlsoap.org/soap/encoding/">
                <Result xsi:type="xsd:boolean">true</Result>
                </sendMessageResponse>
                </SOAP-ENV:Body></SOAP-ENV:Envelope>
                """)).isEqualTo(new Returned("true"));
        assertThat(read("""
                <Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body><Fault>
                <faultcode xmlns="">Server</faultcode><faultstring xmlns="">broken &amp; gone</faultstring>
                <detail xmlns=""><a><faultcode>Client</faultcode></a></detail></Fault></Body></Envelope>
                """)).isEqualTo(new Fault("Server", "broken & gone"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no XML",
                "<a/>",
                "<Envelope><Body><sendMessageResponse><r>true</r></sendMessageResponse></Body></Envelope>",
                "<e:Envelope xmlns:e='http://www.w3.org/2003/05/soap-envelope'><e:Body><sendMessageResponse><r>true</r>"
                        + "</sendMessageResponse></e:Body></e:Envelope>",
                "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body/></e:Envelope>",
                "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body><e:Fault/></e:Body></e:Envelope>",
                "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body><sendMessageResponse><r>true</r>"
            })
    void whatIsNoWholeAnswerIsUnreadable(String xml) {
        assertThat(read(xml)).isEqualTo(new Unreadable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<logoutResponse><r>true</r></logoutResponse>",
                "<sendMessageResponse/>",
                "<sendMessageResponse>true</sendMessageResponse>",
                "<sendMessageResponse><r>true</r><r>true</r></sendMessageResponse>",
                "<sendMessageResponse><r><deeper>true</deeper></r></sendMessageResponse>"
            })
    void whatIsNoAnswerToTheCallIsUnreadable(String body) {
        assertThat(read(SoapText.envelope(body))).isEqualTo(new Unreadable());
    }

    @Test
    void entitiesAreNeitherFetchedNorExpanded() {
        try (FaultServer outside = FaultServer.start(FaultScript.answeringHttp(200, "text/plain", "true"))) {
            String body = SoapText.returning("&e;");
            String document =
                    body.replace("?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM '" + outside.baseUrl() + "/secret'>]>");

            assertThat(read(document)).isEqualTo(new Unreadable());
            assertThat(read(document.replace("SYSTEM '" + outside.baseUrl() + "/secret'", "'true'")))
                    .isEqualTo(new Unreadable());
            assertThat(outside.connections()).isZero();
        }
    }

    @Test
    void deepNestingIsUnreadable() {
        String deep = "<a>".repeat(9_000) + "</a>".repeat(9_000);

        assertThat(read(SoapText.fault("soap:Client", deep))).isEqualTo(new Unreadable());
    }

    @Test
    void nothingIsPrintedAndNothingThrownWhateverComes() {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Random random = new Random(7);
            byte[] good = SoapText.returning("true").getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 5_000; i++) {
                byte[] bad = good.clone();
                for (int change = 0; change <= i % 4; change++) {
                    bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
                }
                assertThat(SoapAnswer.read(bad)).isNotNull();
            }
        } finally {
            System.setErr(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
