// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.testkit.contract.DispatcherContract;
import io.github.smsdispatch.testkit.contract.DispatcherFixture;

/** A composite obeys the rules of what it is composed of: D1 to D12 over one gateway, through a real connection. */
class FailoverContractTest extends DispatcherContract {

    @Override
    protected DispatcherFixture fixture() {
        return new FailoverFixture(0);
    }
}
