// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.testkit.contract.DispatcherContract;
import io.github.smsdispatch.testkit.contract.DispatcherFixture;

/** Rules D1 to D12 for the command line of Gammu. */
class GammuContractTest extends DispatcherContract {

    @Override
    protected DispatcherFixture fixture() {
        return new GammuFixture();
    }
}
