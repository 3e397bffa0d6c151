// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import java.nio.file.Path;

/**
 * Where the database is.
 *
 * @param url JDBC, of H2 or PostgreSQL
 * @param user who logs in
 * @param password how
 */
record DatabaseAddress(String url, String user, String password) {

    /** A file that needs no server. WRITE_DELAY=0: what is acknowledged survives a kill. */
    static DatabaseAddress file(Path file) {
        String path = file.toAbsolutePath().normalize().toString();
        return new DatabaseAddress(
                "jdbc:h2:retry:" + path
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=128;LOCK_TIMEOUT=10000",
                "sa",
                "");
    }

    boolean isH2File() {
        return url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:h2:mem:") && !url.matches("jdbc:h2:(tcp|ssl):.*");
    }

    @Override
    public String toString() {
        int settings = url.indexOf(';') < 0 ? url.indexOf('?') : url.indexOf(';');
        return settings < 0 ? url : url.substring(0, settings);
    }
}
