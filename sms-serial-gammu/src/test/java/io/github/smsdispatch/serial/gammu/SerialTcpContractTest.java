// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.testkit.contract.DispatcherContract;
import io.github.smsdispatch.testkit.contract.DispatcherFixture;

/** Rules D1 to D12 for a modem behind a TCP port. */
class SerialTcpContractTest extends DispatcherContract {

    @Override
    protected DispatcherFixture fixture() {
        return new SerialFixture(null);
    }
}
