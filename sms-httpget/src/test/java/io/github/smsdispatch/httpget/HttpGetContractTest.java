// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import io.github.smsdispatch.testkit.contract.DispatcherContract;
import io.github.smsdispatch.testkit.contract.DispatcherFixture;

/** Rules D1 to D12 for a gateway by HTTP GET. */
class HttpGetContractTest extends DispatcherContract {

    @Override
    protected DispatcherFixture fixture() {
        return new HttpGetFixture();
    }
}
