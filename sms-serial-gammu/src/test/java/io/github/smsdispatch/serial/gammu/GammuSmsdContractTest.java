// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.testkit.contract.DispatcherContract;
import io.github.smsdispatch.testkit.contract.DispatcherFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Rules D1 to D12 for the hand-over to gammu-smsd. */
class GammuSmsdContractTest extends DispatcherContract {

    @TempDir
    private Path folder;

    private int fixtures;

    @Override
    protected DispatcherFixture fixture() throws IOException {
        fixtures++;
        return new GammuSmsdFixture(Files.createDirectory(folder.resolve("fixture" + fixtures)));
    }
}
