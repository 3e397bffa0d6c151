// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smsdispatch.api.spi.DispatcherProvider;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The provider contract, with providers that are compiled and registered for each test. */
class DispatcherProviderContractTest {

    private static final String PROVIDER = """
            package sample;
            import io.github.smsdispatch.api.*;
            import io.github.smsdispatch.api.spi.*;
            public class SampleProvider implements DispatcherProvider {
                public String type() { return "sample"; }
                public Dispatcher create(DispatcherSettings settings, DispatcherContext context) {
                    settings.requiredText("host", "a host name");
                    settings.integer("port", 1, 1, 65535);
                    settings.refuseUnknown();
                    String name = settings.name();
                    return new Dispatcher() {
                        public String name() { return name; }
                        public SendResult sendSms(PhoneNumber phone, java.util.List<SmsMessage> messages) {
                            throw new DispatcherException("never sends");
                        }
                    };
                }
            }
            """;
    private static final String MODULE = """
            module sample {
                requires io.github.smsdispatch.api;
                provides io.github.smsdispatch.api.spi.DispatcherProvider with sample.SampleProvider;
            }
            """;

    @TempDir
    private Path folder;

    private static final class Contract extends DispatcherProviderContract {

        private final DispatcherProvider provider;

        Contract(DispatcherProvider provider) {
            this.provider = provider;
        }

        @Override
        protected DispatcherProvider provider() {
            return provider;
        }

        @Override
        protected Map<String, String> settings(String host, int port) {
            return Map.of("host", host, "port", Integer.toString(port));
        }

        @Override
        protected Set<String> requiredKeys() {
            return Set.of("host");
        }
    }

    private interface Check {
        void run(Contract contract) throws Exception;
    }

    private void with(String provider, String module, String serviceFile, Check check) throws Exception {
        Path classes = folder.resolve("classes");
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve(DispatcherProvider.class.getName()), serviceFile);
        Path source = Files.createDirectories(folder.resolve("src/sample"));
        Files.writeString(source.resolve("SampleProvider.java"), provider);
        Files.writeString(folder.resolve("src/module-info.java"), module);
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        String path = System.getProperty("java.class.path");
        StringWriter said = new StringWriter();
        PrintWriter messages = new PrintWriter(said);
        int compiled = javac.run(
                messages,
                messages,
                "--module-path",
                path,
                "-d",
                classes.toString(),
                source.resolve("SampleProvider.java").toString(),
                folder.resolve("src/module-info.java").toString());
        assertThat(compiled).as(said.toString()).isZero();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            Class<?> type = loader.loadClass("sample.SampleProvider");
            check.run(new Contract((DispatcherProvider) type.getConstructor().newInstance()));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void providerThatKeepsAllRulesPasses() throws Exception {
        with(PROVIDER, MODULE, "# ours\nsample.SampleProvider\n", contract -> {
            contract.p1_typeIsStableAndLowerCase();
            contract.p2_createDoesNoInputOrOutput();
            contract.p3_unknownSettingIsNamed();
            contract.p3_missingSettingIsNamed();
            contract.p4_classAndConstructorArePublic();
            contract.p4_bothRegistrationsListTheProvider();
            contract.p4_providerIsFoundByItsType();
        });
    }

    @Test
    void missingServiceFileEntryIsNoticed() throws Exception {
        with(PROVIDER, MODULE, "", contract -> {
            assertThatThrownBy(contract::p4_bothRegistrationsListTheProvider).isInstanceOf(AssertionError.class);
        });
    }

    @Test
    void missingEntryInTheModuleIsNoticed() throws Exception {
        String without = "module sample { requires io.github.smsdispatch.api; }";
        with(PROVIDER, without, "sample.SampleProvider", contract -> {
            assertThatThrownBy(contract::p4_bothRegistrationsListTheProvider).isInstanceOf(AssertionError.class);
        });
    }

    @Test
    void anArtifactWithoutDescriptorNeedsTheServiceFileAlone() throws Exception {
        with(PROVIDER, MODULE, "sample.SampleProvider", contract -> {
            Files.delete(folder.resolve("classes/module-info.class"));
            contract.p4_bothRegistrationsListTheProvider();
        });
    }

    @Test
    void capitalsConnectionsAndLaxSettingsAreNoticed() throws Exception {
        String lax = PROVIDER.replace("return \"sample\"", "return \"Sample\"")
                .replace("settings.requiredText(\"host\", \"a host name\");", "")
                .replace(
                        "settings.refuseUnknown();",
                        "try { new java.net.Socket(\"127.0.0.1\", settings.integer(\"port\", 1, 1, 65535)); }"
                                + " catch (java.io.IOException e) { }");
        with(lax, MODULE, "sample.SampleProvider", contract -> {
            assertThatThrownBy(contract::p1_typeIsStableAndLowerCase).isInstanceOf(AssertionError.class);
            assertThatThrownBy(contract::p2_createDoesNoInputOrOutput).isInstanceOf(AssertionError.class);
            assertThatThrownBy(contract::p3_unknownSettingIsNamed).isInstanceOf(AssertionError.class);
            assertThatThrownBy(contract::p3_missingSettingIsNamed).isInstanceOf(AssertionError.class);
        });
    }
}
