// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import io.github.smsdispatch.testkit.contract.DispatcherContract;
import io.github.smsdispatch.testkit.contract.DispatcherFixture;

/** Rules D1 to D12. */
class MailContractTest extends DispatcherContract {

    @Override
    protected DispatcherFixture fixture() {
        return new MailFixture();
    }
}
