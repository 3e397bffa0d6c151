// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.testkit.contract.DispatcherContract;
import io.github.smsdispatch.testkit.contract.DispatcherFixture;

/** Rules D1 to D12 for one gateway. */
class SkylineContractTest extends DispatcherContract {

    @Override
    protected DispatcherFixture fixture() {
        return new SkylineFixture();
    }
}
