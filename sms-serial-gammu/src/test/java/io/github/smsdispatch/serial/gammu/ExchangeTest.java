// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeTest {

    private static AtAnswer after(Exchange exchange, List<String> unsolicited, String... lines) {
        for (String line : lines) {
            exchange.take(line).ifPresent(unsolicited::add);
        }
        return exchange.answer();
    }

    @Test
    void unsolicitedLinesBetweenCommandAndAnswerAreNotTheAnswer() {
        List<String> unsolicited = new ArrayList<>();
        AtAnswer answer = after(
                new Exchange("AT+CMGS=18", "+CMGS:"),
                unsolicited,
                "AT+CMGS=18",
                "RING",
                "+CMTI: \"SM\",3",
                "+CMGS: 7",
                "^RSSI:18",
                "OK");
        assertThat(answer.ok()).isTrue();
        assertThat(ModemReply.reference(answer)).hasValue(7);
        assertThat(unsolicited).containsExactly("RING", "+CMTI: \"SM\",3", "^RSSI:18");
    }

    @Test
    void questionAndNoticeOfOneNameAreToldApart() {
        List<String> unsolicited = new ArrayList<>();
        assertThat(after(new Exchange("AT+CREG?", "+CREG:"), unsolicited, "+CREG: 0,1", "OK")
                        .value("+CREG:"))
                .hasValue("0,1");
        after(new Exchange("AT+CSQ", "+CSQ:"), unsolicited, "+CREG: 2");
        assertThat(unsolicited).containsExactly("+CREG: 2");
    }

    @ParameterizedTest
    @CsvSource({"+CMGS: 12OK,12", "RING+CMGS: 12,12", "+CMGS:12,12", "'+CMGS: 12,\"22/01/01\"',12"})
    void referenceIsFoundInMergedLines(String line, int reference) {
        AtAnswer answer = after(new Exchange("AT+CMGS=18", "+CMGS:"), new ArrayList<>(), line);
        assertThat(ModemReply.reference(answer)).hasValue(reference);
    }

    @ParameterizedTest
    @CsvSource({"+CMGS: 256", "+CMGS: ", "+CMGS: x", "CMGS: 1", "+CMG"})
    void whatIsNoReferenceIsNone(String line) {
        AtAnswer answer = after(new Exchange("AT+CMGS=18", "+CMGS:"), new ArrayList<>(), line, "OK");
        assertThat(ModemReply.reference(answer)).isEmpty();
    }

    @Test
    void whatComesBehindTheFinalCodeIsNotOfThisExchange() {
        List<String> unsolicited = new ArrayList<>();
        AtAnswer answer = after(new Exchange("AT", ""), unsolicited, "OK", "RING", "ERROR");
        assertThat(answer.ok()).isTrue();
        assertThat(unsolicited).containsExactly("RING", "ERROR");
    }

    @Test
    void silenceAndNoiseAreDifferentTimeOuts() {
        assertThat(new Exchange("AT", "").answer().end()).isEqualTo(new AtFinal.TimedOut(false));
        assertThat(after(new Exchange("AT", ""), new ArrayList<>(), "?8*%").end())
                .isEqualTo(new AtFinal.TimedOut(true));
    }
}
