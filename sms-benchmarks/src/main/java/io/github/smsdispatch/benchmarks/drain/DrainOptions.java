// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import io.github.smsdispatch.benchmarks.UsageException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param cases in the order in which they run
 * @param scale how much is measured
 */
record DrainOptions(List<String> cases, Scale scale) {

    private static final String ONLY = "--only";
    private static final String QUICK = "--quick";

    /**
     * Reads them.
     *
     * @throws UsageException when an option or a case is unknown
     */
    static DrainOptions of(List<String> options, Collection<String> known) throws UsageException {
        List<String> cases = List.copyOf(known);
        Scale scale = Scale.FULL;
        for (int i = 0; i < options.size(); i++) {
            String option = options.get(i);
            if (option.equals(QUICK)) {
                scale = Scale.QUICK;
            } else if (option.equals(ONLY) && i + 1 < options.size()) {
                i++;
                cases = chosen(options.get(i), known);
            } else {
                throw new UsageException("drain: received '" + option + "'; allowed: --json, " + QUICK + ", " + ONLY
                        + " followed by one or more of " + known + ", separated by commas");
            }
        }
        return new DrainOptions(cases, scale);
    }

    private static List<String> chosen(String names, Collection<String> known) throws UsageException {
        List<String> chosen = Arrays.asList(names.split(",", -1));
        for (String name : chosen) {
            if (!known.contains(name)) {
                throw new UsageException(ONLY + ": received '" + name + "'; allowed: " + known);
            }
        }
        return known.stream().filter(chosen::contains).toList();
    }
}
