// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.Dispatchers;
import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.examples.config.DispatcherConfig;
import io.github.smsdispatch.examples.config.IniFile;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A whole smsd.conf, checked.
 *
 * @param main section main
 * @param mail who is told of errors
 * @param logging what is logged and how
 * @param queue where the messages are
 * @param dispatchers makers, in order of preference
 */
record SmsdConfig(
        MainSettings main,
        MailSettings mail,
        LogSettings logging,
        QueueSettings queue,
        List<Function<DispatcherContext, Dispatcher>> dispatchers) {

    /** Reads smsd.conf and NAV's files beside it. */
    static SmsdConfig read(Path file, Overrides overrides, Optional<Integer> account) {
        IniFile ini = IniFile.read(file);
        Map<String, String> nav = NavFiles.beside(file, "nav.conf");
        DispatcherSettings main = MainSettings.section(ini.section("main").orElse(Map.of()));
        MainSettings settings = MainSettings.read(main, overrides);
        MailSettings mail = MailSettings.read(main, nav);
        LogSettings logging = LogSettings.read(main);
        main.refuseUnknown();
        refuseStrangers(ini);
        return new SmsdConfig(
                settings,
                mail,
                logging,
                queue(ini, file, zone(nav), account),
                DispatcherConfig.makers(ini, Dispatchers.installed()));
    }

    private static QueueSettings queue(IniFile ini, Path file, ZoneId zone, Optional<Integer> account) {
        Optional<Map<String, String>> section = ini.section("queue");
        if (section.isPresent()) {
            return QueueSettings.read(section.get(), zone, account);
        }
        Map<String, String> database = NavFiles.beside(file, "db.conf");
        if (database.isEmpty()) {
            throw new SmsConfigurationException(
                    "[queue]", "nothing, and no db.conf of NAV beside it", "type: nav or sms, url: jdbc:...");
        }
        return QueueSettings.ofNav(database, zone, account);
    }

    private static ZoneId zone(Map<String, String> nav) {
        String name = nav.getOrDefault("TIME_ZONE", ZoneId.systemDefault().getId());
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new SmsConfigurationException("nav.conf TIME_ZONE", name, "a time zone such as Europe/Oslo");
        }
    }

    /** A section that nobody names would be settings that nobody reads; NAV ships those of dispatchers not in use. */
    private static void refuseStrangers(IniFile ini) {
        Set<String> strangers = new HashSet<>(ini.names());
        strangers.removeAll(Set.of("main", "dispatcher", "queue"));
        strangers.removeAll(ini.section("dispatcher").orElse(Map.of()).values());
        strangers.removeIf(name -> name.endsWith("Dispatcher"));
        if (!strangers.isEmpty()) {
            throw new SmsConfigurationException(
                    "[" + strangers.iterator().next() + "]",
                    "a section that [dispatcher] doesn't name",
                    "main, queue, dispatcher and the dispatchers' own");
        }
    }
}
