// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RealProgramTest {

    @Test
    void aMissingProgramSkipsTheTestOrFailsItWhereItIsDemanded() {
        boolean demanded = "1".equals(System.getenv("SMS_REQUIRE_REAL"));
        assertThatThrownBy(() -> RealProgram.find("no-such-program", "no-such-package"))
                .hasMessageContaining("apt-get install no-such-package")
                .satisfies(e -> assertThat(e.getClass().getSimpleName())
                        .isEqualTo(demanded ? "IllegalStateException" : "TestAbortedException"));
    }

    @Test
    void aProgramIsFoundInTheUsualFolders() {
        assertThat(Path.of(RealProgram.find("sh", "dash"))).isExecutable();
    }
}
