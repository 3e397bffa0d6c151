// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.testkit.contract.DispatcherContract;
import io.github.smsdispatch.testkit.contract.DispatcherFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Rules D1 to D12 for a modem on a serial device, through jSerialComm. */
class SerialDeviceContractTest extends DispatcherContract {

    @TempDir
    private Path folder;

    @Override
    protected DispatcherFixture fixture() {
        SerialTools.find("socat", "socat");
        return new SerialFixture(folder.resolve("modem"));
    }
}
