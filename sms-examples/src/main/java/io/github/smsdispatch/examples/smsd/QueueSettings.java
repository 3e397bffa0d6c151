// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.api.spi.Secret;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * Section {@code [queue]}; without it NAV's {@code db.conf} says where the queue is.
 *
 * @param type whose tables
 * @param url the database
 * @param user who logs in there
 * @param password with what
 * @param table NAV's table
 * @param zone in which NAV writes its times
 * @param account in NAV, whose the test messages are
 * @param policy what may be done with messages whose outcome is unknown
 */
record QueueSettings(
        Type type,
        String url,
        Optional<String> user,
        Optional<Secret> password,
        String table,
        ZoneId zone,
        Optional<Integer> account,
        DuplicatePolicy policy) {

    /** Whose tables. */
    enum Type {
        /** NAV's smsq, as it is. */
        NAV,
        /** Ours. */
        SMS
    }

    static QueueSettings read(Map<String, String> section, ZoneId navZone, Optional<Integer> account) {
        DispatcherSettings keys = DispatcherSettings.of("queue", section);
        Type type = keys.choice("type", Type.SMS);
        String url = keys.requiredText("url", "a JDBC URL, for example jdbc:postgresql://localhost/nav");
        if (!url.startsWith("jdbc:")) {
            throw keys.wrong("url", "a text that begins otherwise", "jdbc:...");
        }
        Optional<String> zone = keys.text("zone");
        QueueSettings settings = new QueueSettings(
                type,
                url,
                keys.text("user"),
                keys.secret("password"),
                keys.text("table").orElse(type == Type.NAV ? "smsq" : "sms_"),
                zone.map(name -> zone(keys, name)).orElse(navZone),
                account,
                keys.choice("duplicates", DuplicatePolicy.RESOLVE_FIRST));
        keys.refuseUnknown();
        return settings;
    }

    /** As NAV's own programs find it: host, port, name, and the user that is meant for this program or for all. */
    static QueueSettings ofNav(Map<String, String> dbConf, ZoneId navZone, Optional<Integer> account) {
        String user = dbConf.getOrDefault("script_smsd", dbConf.getOrDefault("script_default", "nav"));
        String url = "jdbc:postgresql://" + dbConf.getOrDefault("dbhost", "localhost") + ":"
                + dbConf.getOrDefault("dbport", "5432") + "/" + dbConf.getOrDefault("db_nav", "nav");
        String password = dbConf.get("userpw_" + user);
        if (password == null) {
            throw new SmsConfigurationException("db.conf userpw_" + user, "nothing", "the password of that user");
        }
        return new QueueSettings(
                Type.NAV,
                url,
                Optional.of(user),
                Optional.of(Secret.of(password)),
                "smsq",
                navZone,
                account,
                DuplicatePolicy.RESOLVE_FIRST);
    }

    private static ZoneId zone(DispatcherSettings keys, String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw keys.wrong("zone", name, "a time zone such as Europe/Oslo");
        }
    }
}
