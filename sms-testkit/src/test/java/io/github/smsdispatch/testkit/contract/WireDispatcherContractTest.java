// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

/** The contract can be kept over a real connection, in every situation. */
class WireDispatcherContractTest extends DispatcherContract {

    @Override
    protected DispatcherFixture fixture() {
        return new WireFixture(WireDispatcher::new);
    }
}
