// SPDX-License-Identifier: Apache-2.0

/**
 * What users of sms-dispatch test with: contract tests for authors of dispatchers and queues.
 */
module io.github.smsdispatch.testkit {
    requires transitive io.github.smsdispatch.api;
    requires static transitive org.jspecify;
    requires static transitive org.junit.jupiter.api;

    exports io.github.smsdispatch.testkit.contract;
}
