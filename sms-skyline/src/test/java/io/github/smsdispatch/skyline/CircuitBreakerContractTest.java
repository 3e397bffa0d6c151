// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.testkit.contract.DispatcherContract;
import io.github.smsdispatch.testkit.contract.DispatcherFixture;

/** A guarded dispatcher obeys the rules of the one it guards: D1 to D12 through a real connection. */
class CircuitBreakerContractTest extends DispatcherContract {

    @Override
    protected DispatcherFixture fixture() {
        return FailoverFixture.guarded();
    }
}
