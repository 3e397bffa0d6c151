// SPDX-License-Identifier: Apache-2.0

/**
 * What users of sms-dispatch test with: contract tests for authors of dispatchers and queues, a Skyline gateway simulator
 * that speaks real HTTP, a GSM modem simulator, a server that fails at chosen bytes, and a dispatcher that records instead of sending.
 */
module io.github.smsdispatch.testkit {
    requires transitive io.github.smsdispatch.api;
    requires transitive io.github.smsdispatch.tpdu;
    requires static org.jspecify;
    requires static transitive org.junit.jupiter.api;
    requires com.fasterxml.jackson.databind;
    requires java.net.http;

    exports io.github.smsdispatch.testkit;
    exports io.github.smsdispatch.testkit.contract;
    exports io.github.smsdispatch.testkit.fault;
    exports io.github.smsdispatch.testkit.modem;
    exports io.github.smsdispatch.testkit.skyline;
}
