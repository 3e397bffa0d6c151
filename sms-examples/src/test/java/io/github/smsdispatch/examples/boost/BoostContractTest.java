// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

import io.github.smsdispatch.testkit.contract.DispatcherContract;
import io.github.smsdispatch.testkit.contract.DispatcherFixture;

/** Rules D1 to D12. */
class BoostContractTest extends DispatcherContract {

    @Override
    protected DispatcherFixture fixture() {
        return new BoostFixture();
    }
}
