// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final String S = "0123456789abcdef0123456789abcdef";
    private static final String OPEN = "/crypt_sess.json?username=root&cnonce=123456"
            + "&auth=8e064d3cea40fb69afc5be4760b67925&crypt=aes-ecb&expires=180";
    private static final String REMOVE_10 =
            "/goip_remove_sms.html?session=" + S + "&seq=10&auth=6ea7db11e4a229c2ba92e9c2049ce138";

    private SkylineSimulator gateway;
    private GatewayClient client;

    @BeforeEach
    void start() {
        gateway = SkylineSimulator.builder().sessionIds(() -> S).start();
        client = new GatewayClient(gateway);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    @Test
    void documentedVectorsAreMet() throws Exception {
        assertThat(Crypt.md5("rootroot123456/crypt_sess.json")).isEqualTo("8e064d3cea40fb69afc5be4760b67925");
        String key = Crypt.md5("rootroot8e064d3cea40fb69afc5be4760b67925" + S + "10");
        assertThat(key).isEqualTo("018db150f1b2d7775d12478691a869ba");
        byte[] aligned = "{\"tids\":[10,11]}".getBytes(StandardCharsets.UTF_8);
        assertThat(HexFormat.of().formatHex(Crypt.encrypt(key, aligned)))
                .isEqualTo("5656a2ff950cb214d4bede7861b4fcbdb915933424678b2706fd23d1352c52bb");
        assertThat(Crypt.decrypt(key, Crypt.encrypt(key, aligned))).hasValue(aligned);
        assertThat(Crypt.decrypt(key, hex("02530e3796c653b10e17f654113b80ce")))
                .hasValue("{\"tids\":[0]}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void sessionIsOpenedAndTakesEncryptedBodies() throws Exception {
        assertThat(client.exchange("GET", OPEN, new byte[0]).body())
                .isEqualTo("{\"code\":0, \"desc\":\"OK\",\"session\":\"" + S + "\",\"expires\":180}");
        String reply = client.exchange("POST", REMOVE_10, hex("02530e3796c653b10e17f654113b80ce"))
                .body();
        assertThat(reply).isEqualTo("{\"code\":200, \"reason\":\"OK\", \"results\":[{\"tid\":0,\"status\":\"0 OK\"}]}");
        assertThat(gateway.ledger().requests().get(1).body()).isEqualTo("{\"tids\":[0]}");
    }

    @Test
    void numbersMustRise() throws Exception {
        client.exchange("GET", OPEN, new byte[0]);
        byte[] body = hex("02530e3796c653b10e17f654113b80ce");
        assertThat(client.exchange("POST", REMOVE_10, body).body()).contains("\"code\":200");
        assertThat(client.exchange("POST", REMOVE_10, body).body()).contains("\"code\":1");
        String later = "/goip_remove_sms.html?session=" + S + "&seq=11&auth=7343828e30a6edb7863ed8c1d1141c0f";
        byte[] encrypted =
                Crypt.encrypt("4d30b8ef5e8d78ec775b122a0c4c1838", "{\"tids\":[1]}".getBytes(StandardCharsets.UTF_8));
        assertThat(client.exchange("POST", later, encrypted).body()).contains("\"tid\":1,");
    }

    @Test
    void wrongProofOpensNothing() throws Exception {
        assertThat(client.exchange("GET", OPEN.replace("8e06", "0000"), new byte[0])
                        .body())
                .contains("\"code\":1");
        assertThat(client.exchange("POST", REMOVE_10, new byte[16]).body()).contains("\"code\":1");
    }

    @Test
    void sessionWithoutCipherTakesClearBodies() throws Exception {
        client.exchange("GET", OPEN.replace("&crypt=aes-ecb", ""), new byte[0]);
        byte[] clear = "{\"tids\":[5]}".getBytes(StandardCharsets.UTF_8);
        assertThat(client.exchange("POST", REMOVE_10, clear).body()).contains("\"tid\":5,");
    }

    @Test
    void rebootEndsSessions() throws Exception {
        client.exchange("GET", OPEN, new byte[0]);
        gateway.reboot();
        assertThat(client.exchange("POST", REMOVE_10, hex("02530e3796c653b10e17f654113b80ce"))
                        .body())
                .contains("\"code\":1");
    }
}
