// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smsdispatch.testkit.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Encrypted sessions of the "interface security" (Skyline API V2.4.0). Guarded by the device's lock. */
final class Sessions {

    static final String RESOURCE = "/crypt_sess.json";

    private final String secret;
    private final String username;
    private final DeviceTime time;
    private final Supplier<String> ids;
    private final Map<String, Session> open = new HashMap<>();

    private static final class Session {

        final String auth;
        final boolean encrypted;
        Duration lifetime;
        Instant end;
        long lastSeq;

        Session(String auth, boolean encrypted, Duration lifetime, Instant end) {
            this.auth = auth;
            this.encrypted = encrypted;
            this.lifetime = lifetime;
            this.end = end;
        }
    }

    Sessions(String username, String password, DeviceTime time, Supplier<String> ids) {
        this.username = username;
        this.secret = username + password;
        this.time = time;
        this.ids = ids;
    }

    ObjectNode open(Map<String, String> query) {
        String auth = query.getOrDefault("auth", "");
        String crypt = query.getOrDefault("crypt", "");
        boolean proven =
                Crypt.md5(secret + query.getOrDefault("cnonce", "") + RESOURCE).equalsIgnoreCase(auth);
        boolean known = crypt.isEmpty() || "aes-ecb".equals(crypt);
        if (!proven || !known || !username.equals(query.get("username"))) {
            return Json.object().put("code", 1).put("desc", "invalid username or password!");
        }
        long seconds = Math.max(1, number(query.getOrDefault("expires", ""), 180));
        String id = ids.get();
        Duration lifetime = Duration.ofSeconds(seconds);
        open.put(id, new Session(auth, !crypt.isEmpty(), lifetime, time.now().plus(lifetime)));
        return Json.object().put("code", 0).put("desc", "OK").put("session", id).put("expires", seconds);
    }

    /** Checks a request of a session and gives its body in clear; empty when it must be refused. */
    Optional<byte[]> admit(HttpRequest request, Map<String, String> query) {
        String id = query.getOrDefault("session", "");
        Session session = open.get(id);
        String seq = query.getOrDefault("seq", "");
        long n = number(seq, -1);
        if (session == null || n <= session.lastSeq || time.now().isAfter(session.end)) {
            return Optional.empty();
        }
        if (!Crypt.md5(secret + id + seq + request.path()).equalsIgnoreCase(query.get("auth"))) {
            return Optional.empty();
        }
        session.lastSeq = n;
        session.end = time.now().plus(session.lifetime);
        boolean clear = !session.encrypted || request.body().length == 0;
        return clear
                ? Optional.of(request.body())
                : Crypt.decrypt(Crypt.md5(secret + session.auth + id + seq), request.body());
    }

    void reboot() {
        open.clear();
    }

    private static long number(String text, long otherwise) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
