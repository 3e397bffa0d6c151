// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Errors as the drivers really throw them. */
class SqlConditionTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void whatIsMissingDuplicateOrWrongIsToldApart(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 1)) {
            assertThat(failing(pool, "SELECT id FROM sms_message")).isEqualTo(SqlCondition.MISSING);
            QueueSchema.install(pool);
            assertThat(failing(pool, "SELECT unheard_of FROM sms_message")).isEqualTo(SqlCondition.MISSING);
            String insert = "INSERT INTO sms_order (id, ordering_key, seat) VALUES (1, 'a', 'a')";
            Databases.execute(pool, insert);
            assertThat(failing(pool, insert)).isEqualTo(SqlCondition.DUPLICATE);
            assertThat(failing(pool, insert.replace("(1,", "(2,"))).isEqualTo(SqlCondition.DUPLICATE);
            assertThat(failing(pool, "INSERT INTO sms_order (id) VALUES (3)")).isEqualTo(SqlCondition.OTHER);
            assertThat(failing(pool, "SELEKT 1")).isEqualTo(SqlCondition.OTHER);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "40P01, 0, ROLLED_BACK",
        "40001, 0, ROLLED_BACK",
        "40001, 1213, ROLLED_BACK",
        "HY000, 1205, ROLLED_BACK",
        "HY000, 1020, ROLLED_BACK",
        "40003, 0, OTHER",
        "23000, 1048, OTHER",
        "23000, 1062, DUPLICATE",
        "HY000, 5, OTHER",
        ", 5, ROLLED_BACK",
        ", 6, ROLLED_BACK",
        ", 10, OTHER",
        ", 0, OTHER"
    })
    void whatMaySucceedTheSecondTimeIsKnown(String state, int code, SqlCondition condition) {
        assertThat(SqlCondition.of(new SQLException("text", state, code))).isEqualTo(condition);
    }

    @Test
    void aLockThatIsWaitedForInVainIsTriedAgain() throws SQLException {
        try (HikariDataSource pool = Databases.mariaDb(2, "&sessionVariables=innodb_lock_wait_timeout=1");
                Connection holder = pool.getConnection();
                Statement statement = holder.createStatement()) {
            QueueSchema.install(LentConnections.always(holder));
            holder.setAutoCommit(false);
            statement.execute("INSERT INTO sms_order (id, ordering_key, seat) VALUES (1, 'a', 'a')");
            assertThat(failing(pool, "INSERT INTO sms_order (id, ordering_key, seat) VALUES (1, 'a', 'a')"))
                    .isEqualTo(SqlCondition.ROLLED_BACK);
            holder.rollback();
        }
    }

    private static SqlCondition failing(HikariDataSource pool, String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            throw new AssertionError("no error: " + sql);
        } catch (SQLException e) {
            return SqlCondition.of(e);
        }
    }
}
