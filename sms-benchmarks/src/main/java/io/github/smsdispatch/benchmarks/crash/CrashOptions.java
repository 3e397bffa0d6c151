// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import io.github.smsdispatch.benchmarks.UsageException;
import java.util.Iterator;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param kills SIGKILLs on each database
 * @param databases their names
 * @param markdown whether a table for a README is wanted
 */
record CrashOptions(int kills, List<String> databases, boolean markdown) {

    static CrashOptions of(List<String> words) throws UsageException {
        int kills = 40;
        List<String> databases = List.of("h2", "postgresql");
        boolean markdown = false;
        Iterator<String> left = words.iterator();
        while (left.hasNext()) {
            String word = left.next();
            switch (word) {
                case "--kills" -> kills = kills(value(word, left));
                case "--db" -> databases = List.of(value(word, left).split(","));
                case "--markdown" -> markdown = true;
                default ->
                    throw new UsageException(
                            "crash: received '" + word + "'; allowed: --kills N, --db NAME, --markdown");
            }
        }
        return new CrashOptions(kills, databases, markdown);
    }

    private static String value(String option, Iterator<String> left) throws UsageException {
        if (!left.hasNext()) {
            throw new UsageException(option + ": received nothing; allowed: a value");
        }
        return left.next();
    }

    private static int kills(String text) throws UsageException {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new UsageException("--kills: received '" + text + "'; allowed: 1 to 999999");
        }
        return Integer.parseInt(text);
    }
}
