// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.tpdu.Address;
import io.github.smsdispatch.tpdu.ModemPdu;
import io.github.smsdispatch.tpdu.StatusReport;
import io.github.smsdispatch.tpdu.Submit;
import io.github.smsdispatch.tpdu.UserData;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModemSimulatorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String RECIPIENT = "+4712345678";

    private ModemSimulator modem;
    private AtClient client;

    @BeforeEach
    void connect() throws IOException {
        modem = ModemSimulator.builder().start();
        client = new AtClient(modem.port());
        client.ask("ATE0+CMEE=1");
    }

    @AfterEach
    void hangUp() throws IOException {
        client.close();
        modem.close();
    }

    private static ModemPdu pdu(String text) {
        return ModemPdu.of(Submit.to(Address.of(PhoneNumber.of(RECIPIENT)))
                .flag(Submit.Flag.STATUS_REPORT)
                .userData(UserData.of(text))
                .build());
    }

    private String send(String text) throws IOException {
        ModemPdu pdu = pdu(text);
        return client.submit("AT+CMGS=" + pdu.length(), pdu.hex());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AT | OK",
                "ATI | OK",
                "AT&F | OK",
                "ATV1Q0 | OK",
                "AT+CMEE=1;+CREG=2 | OK",
                "AT+CFUN=1 | OK",
                "AT+CPIN? | +CPIN: READY",
                "AT+CREG? | +CREG: 0,1",
                "AT+CEREG? | +CEREG: 0,1",
                "AT+CSQ | +CSQ: 21,99",
                "AT+COPS? | +COPS: 0,0,\"Testnet\"",
                "AT+CGMI | Simulated",
                "AT+CGMM | SIM-MODEM",
                "AT+CGMR | 1.0",
                "AT+CGSN | 490154203237518",
                "AT+CIMI | 242019876543210",
                "AT+CSCA? | +CSCA: \"+4790002100\",145",
                "AT+CSCS? | +CSCS: \"GSM\"",
                "AT+CSCS=\"UCS2\" | OK",
                "AT+CSCS=\"KLINGON\" | +CME ERROR: 4",
                "AT+CPMS? | +CPMS: \"SM\",0,50,\"SM\",0,50,\"SM\",0,50",
                "AT+CPMS=\"ME\",\"ME\",\"ME\" | +CPMS: 0,50,0,50,0,50",
                "AT+CPMS=\"QQ\" | +CMS ERROR: 302",
                "AT+CMGF? | +CMGF: 0",
                "AT+CSMP? | +CSMP: 17,167,0,0",
                "AT+CMMS? | +CMMS: 0",
                "AT+CNMI=? | +CNMI: (0-3),(0-3),(0-3),(0-2),(0,1)",
                "AT+CNMI=9 | +CMS ERROR: 302",
                "AT+CMGR=3 | +CMS ERROR: 321",
                "AT+CMGD=3 | +CMS ERROR: 321",
                "AT+CMGL=4 | OK",
                "AT+CMGS=3 | +CMS ERROR: 304",
                "AT+NOSUCH=1 | ERROR",
            })
    void eachCommandHasItsAnswer(String command, String answer) throws IOException {
        assertThat(client.ask(command)).contains("\r\n" + answer + "\r\n");
    }

    @Test
    void echoRepeatsWhatWasTypedUntilItIsSwitchedOff() throws IOException {
        client.ask("ATE1");
        assertThat(client.ask("AT")).isEqualTo("AT\r\r\nOK\r\n");
        client.ask("ATE0");
        assertThat(client.ask("AT")).isEqualTo("\r\nOK\r\n");
    }

    @Test
    void submissionGetsItsReferenceAndIsInTheLedger() throws IOException {
        assertThat(send("hello")).isEqualTo("\r\n+CMGS: 1\r\n\r\nOK\r\n");
        assertThat(send("hello")).contains("+CMGS: 2");
        assertThat(modem.ledger().copiesOf(RECIPIENT, "hello")).isEqualTo(2);
    }

    @Test
    void referenceStartsAnewAfter255() throws IOException {
        client.close();
        modem.close();
        modem = ModemSimulator.builder().firstReference(255).start();
        client = new AtClient(modem.port());
        assertThat(send("a")).contains("+CMGS: 255");
        assertThat(send("b")).contains("+CMGS: 0");
    }

    @Test
    void escapeCancelsASubmission() throws IOException {
        client.type("AT+CMGS=18\r").until("(?s).*> ");
        client.type("0011\u001B").until("(?s).*OK\r\n");
        assertThat(modem.ledger().submissions()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"GSM,a@b,a\u0000b", "IRA,hello,hello", "UCS2,hi,00680069", "HEX,hi,6869"})
    void textModeTakesEachCharacterSet(String charset, String text, String typed) throws IOException {
        client.ask("AT+CMGF=1");
        client.ask("AT+CSCS=\"" + charset + "\"");
        String number = charset.equals("UCS2") ? "002B0034003700310032003300340035003600370038" : RECIPIENT;
        assertThat(client.submit("AT+CMGS=\"" + number + "\"", typed)).contains("+CMGS: 1");
        assertThat(modem.ledger().copiesOf(RECIPIENT, text)).isEqualTo(1);
    }

    @Test
    void reportComesByItselfWhenItIsAskedFor() throws Exception {
        client.ask("AT+CNMI=2,1,0,1,0");
        send("hello");
        String said = client.until("(?s).*\\+CDS: \\d+\r\n[0-9A-F]+\r\n");
        String hex =
                said.substring(said.lastIndexOf("\r\n", said.length() - 3) + 2).strip();
        assertThat(ModemPdu.received(hex).tpdu())
                .isInstanceOfSatisfying(
                        StatusReport.class,
                        report -> assertThat(report.reference()).isEqualTo(1));
    }

    @Test
    void reportIsStoredWhenItIsAskedFor() throws IOException {
        client.ask("AT+CNMI=2,1,0,2,0");
        send("hello");
        client.until("(?s).*\\+CDSI: \"SR\",1\r\n");
        client.ask("AT+CPMS=\"SR\"");
        assertThat(client.ask("AT+CMGR=1")).contains("+CMGR: 0,,");
        client.ask("AT+CMGD=1");
        assertThat(modem.stored("SR")).isZero();
    }

    @Test
    void reportWaitsUntilSomebodyWantsIt() throws IOException {
        send("hello");
        client.ask("AT");
        client.type("AT+CNMI=2,1,0,1,0\r").until("(?s).*\\+CDS: .*");
        assertThat(modem.waiting()).isZero();
    }

    @Test
    void inboundIsStoredAndAnnounced() throws IOException {
        client.ask("AT+CNMI=2,1,0,0,0");
        modem.receive("+4799999999", "ping");
        client.until("(?s).*\\+CMTI: \"SM\",1\r\n");
        client.ask("AT+CMGF=1");
        assertThat(client.ask("AT+CMGL=\"ALL\""))
                .contains("+CMGL: 1,\"REC UNREAD\",\"+4799999999\",,")
                .contains("ping");
        assertThat(client.ask("AT+CMGL=\"REC UNREAD\"")).isEqualTo("\r\nOK\r\n");
        client.ask("AT+CMGD=1,4");
        assertThat(modem.stored("SM")).isZero();
    }

    @Test
    void inboundIsShownAtOnceWhenItIsAskedFor() throws IOException {
        client.ask("AT+CNMI=2,2,0,0,0");
        modem.receive("Alerts", "ping");
        assertThat(client.until("(?s).*\\+CMT: ,\\d+\r\n[0-9A-F]+\r\n")).isNotEmpty();
        assertThat(modem.stored("SM")).isZero();
    }

    @Test
    void inboundWaitsForRoom() throws IOException {
        client.close();
        modem.close();
        modem = ModemSimulator.builder().storageSize(1).start();
        client = new AtClient(modem.port());
        modem.receive("+4799999999", "one");
        modem.receive("+4799999999", "two");
        assertThat(modem.waiting()).isEqualTo(1);
        client.ask("AT+CMGD=1");
        assertThat(modem.waiting()).isZero();
        assertThat(modem.stored("SM")).isEqualTo(1);
    }

    @Test
    void storedSubmissionIsSentFromItsPlace() throws IOException {
        ModemPdu pdu = pdu("kept");
        assertThat(client.submit("AT+CMGW=" + pdu.length(), pdu.hex())).contains("+CMGW: 1");
        assertThat(client.ask("AT+CMSS=1")).contains("+CMSS: 1");
        assertThat(modem.ledger().copiesOf(RECIPIENT, "kept")).isEqualTo(1);
    }

    @Test
    void ussdAnswerComesLater() throws IOException {
        client.type("AT+CUSD=1,\"*100#\",15\r");
        assertThat(client.until("(?s).*CUSD: 0,\"[^\"]*\",15\r\n"))
                .contains("OK")
                .contains("Balance 42");
    }

    @Test
    void lockedSimWantsItsPinAndForgivesTwice() throws IOException {
        client.close();
        modem.close();
        modem = ModemSimulator.builder().pin("1234").start();
        client = new AtClient(modem.port());
        client.ask("AT+CMEE=1");
        assertThat(client.ask("AT+CPIN?")).contains("+CPIN: SIM PIN");
        assertThat(client.ask("AT+CMGS=18")).contains("+CMS ERROR: 311");
        assertThat(client.ask("AT+CPIN=\"0000\"")).contains("+CME ERROR: 16");
        assertThat(modem.pinTriesLeft()).isEqualTo(2);
        assertThat(client.ask("AT+CPIN=\"1234\"")).contains("OK");
        assertThat(client.ask("AT+CPIN?")).contains("READY");
        modem.removeSim();
        assertThat(client.ask("AT+CPIN?")).contains("+CME ERROR: 10");
    }

    @Test
    void networkRefusesAndTheCodeIsItsOwn() throws IOException {
        modem.network(segment -> new ModemFate.Refused(38));
        assertThat(send("x")).contains("+CMS ERROR: 38");
        assertThat(modem.ledger().segments()).isEmpty();
        assertThat(modem.ledger().submissions()).isEqualTo(1);
    }

    @Test
    void lostAnswerStillCountsAsSent() throws IOException {
        modem.faults().add(ModemFaultRule.once(new ModemFault.HangUp()).afterSending());
        assertThatThrownBy(() -> send("x")).isInstanceOf(IOException.class);
        assertThat(modem.ledger().copiesOf(RECIPIENT, "x")).isEqualTo(1);
        assertThat(modem.faults().happened()).isEqualTo(1);
    }

    @Test
    void faultBeforeSendingLeavesNothingInTheLedger() throws IOException {
        modem.faults().next(new ModemFault.CmsError(500));
        assertThat(send("x")).contains("+CMS ERROR: 500");
        assertThat(modem.ledger().segments()).isEmpty();
        assertThat(send("x")).contains("+CMGS: 1");
    }

    @Test
    void stormAndSlowBytesKeepTheAnswer() throws IOException {
        modem.faults().next(new ModemFault.Storm(20));
        modem.faults().next(new ModemFault.SlowBytes(Duration.ofMillis(1)));
        assertThat(send("x")).contains("RING").contains("+CMGS: 1");
        assertThat(send("x")).contains("+CMGS: 2");
    }

    @Test
    void promptCanBeRefusedOrBeMissing() throws IOException {
        modem.faults().add(ModemFaultRule.once(new ModemFault.CmsError(512)).atCommand("AT+CMGS"));
        assertThat(client.ask("AT+CMGS=18")).contains("+CMS ERROR: 512");
        modem.faults().add(ModemFaultRule.once(new ModemFault.Silence()).atCommand("AT+CMGS"));
        client.type("AT+CMGS=18\r");
        assertThat(client.ask("AT")).isEqualTo("\r\nOK\r\n");
    }

    @Test
    void reportCanComeBeforeTheAnswer() throws IOException {
        client.ask("AT+CNMI=2,1,0,1,0");
        modem.faults().add(ModemFaultRule.once(new ModemFault.ReportFirst()).afterSending());
        String said = send("x");
        assertThat(said.indexOf("+CDS:")).isBetween(0, said.indexOf("+CMGS:"));
    }

    @Test
    void unpluggedModemIsGoneUntilItIsPluggedIn() throws IOException {
        modem.unplug();
        assertThat(client.hungUp()).isTrue();
        assertThatThrownBy(() -> new AtClient(modem.port())).isInstanceOf(ConnectException.class);
        modem.plugIn();
        client = new AtClient(modem.port());
        assertThat(client.ask("AT")).isEqualTo("AT\r\r\nOK\r\n");
    }

    @Test
    void rebootForgetsWhatWasSet() throws IOException {
        modem.reboot();
        client.until("(?s).*RDY\r\n");
        assertThat(client.ask("AT")).isEqualTo("AT\r\r\nOK\r\n");
    }

    @Test
    void slowLineTakesTheTimeOfItsBytes() throws Exception {
        client.close();
        modem.close();
        modem = ModemSimulator.builder().baud(9600).start();
        client = new AtClient(modem.port());
        long start = System.nanoTime();
        send("0123456789".repeat(14));
        // 300 hexadecimal digits, echoed, at 960 bytes a second each way.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(300), PATIENCE);
    }

    @Test
    void newConnectionEndsTheOneBefore() throws IOException {
        try (AtClient other = new AtClient(modem.port())) {
            assertThat(other.ask("ATE0")).contains("OK");
            assertThat(client.hungUp()).isTrue();
        }
    }
}
