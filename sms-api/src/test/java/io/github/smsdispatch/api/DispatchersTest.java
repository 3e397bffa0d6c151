// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.DispatcherProvider;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatchersTest {

    private static final String SERVICE = "META-INF/services/io.github.smsdispatch.api.spi.DispatcherProvider";

    @TempDir
    Path folder;

    /** Looks through a real class loader whose services file names the given lines. */
    private Dispatchers looking(String... lines) throws IOException {
        Path file = folder.resolve(SERVICE);
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(lines));
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            return Dispatchers.of(ServiceLoader.load(DispatcherProvider.class, loader));
        }
    }

    private Dispatchers looking(Class<?>... providers) throws IOException {
        return looking(Arrays.stream(providers).map(Class::getName).toArray(String[]::new));
    }

    @Test
    void aProviderIsFoundByItsType() throws IOException {
        Dispatchers found = looking(Providers.Good.class);
        assertThat(found.find("good")).isInstanceOf(Providers.Good.class);
        assertThat(found.types()).containsExactly("good");
        assertThat(found.broken()).isEmpty();
    }

    @Test
    void creatingReadsTheTypeWhateverItsCaseAndHandsOnTheSettings() throws IOException {
        Dispatcher made = looking(Providers.Good.class)
                .create("GOOD", DispatcherSettings.of("gw1", Map.of()), DispatcherContext.standalone());
        assertThat(made.name()).isEqualTo("gw1");
    }

    @Test
    void theLookUpMakesNoDispatcher() throws IOException {
        assertThat(looking(Providers.NeverMakes.class).find("never-makes")).isNotNull();
    }

    @Test
    void anUnknownTypeIsNamedWithThoseThatExist() throws IOException {
        Dispatchers found = looking(Providers.Other.class, Providers.Good.class);
        assertThatExceptionOfType(SmsConfigurationException.class)
                .isThrownBy(() -> found.find("skylime"))
                .withMessage("dispatcher type: received 'skylime'; allowed: one of [good, other]");
    }

    @Test
    void aProviderWhoseConstructorThrowsIsSetAsideAndNamedWithItsCause() throws IOException {
        Dispatchers found = looking(Providers.Throws.class, Providers.Good.class);
        assertThat(found.find("good")).isNotNull();
        assertThat(found.broken()).singleElement().asString().contains(Providers.Throws.class.getName(), "no library");
        assertThatExceptionOfType(SmsConfigurationException.class)
                .isThrownBy(() -> found.find("throws"))
                .withMessageContaining("allowed: one of [good]; providers that failed to load: [")
                .withMessageContaining(Providers.Throws.class.getName());
    }

    @Test
    void aMissingClassAWrongClassAndABadLineHideNobody() throws IOException {
        Dispatchers found = looking(
                "no.such.Provider",
                Results.class.getName(),
                Providers.Static.class.getName(),
                Providers.Hidden.class.getName(),
                Providers.Good.class.getName());
        assertThat(found.types()).containsExactly("good");
        assertThat(found.broken())
                .hasSize(4)
                .anySatisfy(text -> assertThat(text).contains("no.such.Provider not found"))
                .anySatisfy(text -> assertThat(text).contains("Results not a subtype"))
                .anySatisfy(text -> assertThat(text).contains("Providers$Static"))
                .anySatisfy(text -> assertThat(text).contains("Providers$Hidden"));
    }

    @Test
    void aServicesFileThatCanNotBeReadHidesNoOther() throws IOException {
        Dispatchers found = looking("this is no class name");
        assertThat(found.types()).isEmpty();
        assertThat(found.broken()).singleElement().asString().contains("Illegal configuration-file syntax");
    }

    @Test
    void aTypeInUpperCaseIsSetAsideBecauseNobodyCouldFindIt() throws IOException {
        Dispatchers found = looking(Providers.Loud.class, Providers.Good.class);
        assertThat(found.types()).containsExactly("good");
        assertThat(found.broken())
                .singleElement()
                .asString()
                .contains(Providers.Loud.class.getName(), "'Loud'", "lower-case");
    }

    @Test
    void aProviderThatCanNotTellItsTypeHidesNobody() throws IOException {
        Dispatchers found = looking(Providers.Speechless.class, Providers.Mute.class, Providers.Good.class);
        assertThat(found.find("good")).isNotNull();
        assertThat(found.broken())
                .hasSize(2)
                .anySatisfy(text -> assertThat(text).contains(Providers.Speechless.class.getName()))
                .anySatisfy(text -> assertThat(text).contains(Providers.Mute.class.getName()));
    }

    @Test
    void twoProvidersOfOneTypeAreAnErrorThatNamesClassAndSourceOfBoth() throws IOException {
        Dispatchers found = looking(Providers.Good.class, Providers.Twin.class, Providers.Other.class);
        String source =
                getClass().getProtectionDomain().getCodeSource().getLocation().toString();
        assertThatExceptionOfType(SmsConfigurationException.class)
                .isThrownBy(() -> found.find("good"))
                .withMessageContaining(
                        "dispatcher type: received 'good'; allowed: a type with one provider, but found [")
                .withMessageContaining(Providers.Good.class.getName() + " from " + source)
                .withMessageContaining(Providers.Twin.class.getName() + " from " + source);
        assertThat(found.find("other")).isNotNull();
        assertThat(found.types()).containsExactly("good", "other");
    }

    @Test
    void aLoaderThatCanListNothingDoesNotKeepUsForEver() {
        ClassLoader broken = new ClassLoader(null) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                throw new IOException("disk gone");
            }
        };
        Dispatchers found = Dispatchers.of(ServiceLoader.load(DispatcherProvider.class, broken));
        assertThat(found.types()).isEmpty();
        assertThat(found.broken()).isNotEmpty().hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void theContextClassLoaderIsLookedThrough() throws IOException {
        Path file = folder.resolve(SERVICE);
        Files.createDirectories(file.getParent());
        Files.write(file, Collections.singleton(Providers.Good.class.getName()));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            thread.setContextClassLoader(loader);
            assertThat(Dispatchers.installed().types()).containsExactly("good");
            thread.setContextClassLoader(null);
            assertThat(Dispatchers.installed().types()).isEmpty();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void brokenProvidersAreListedOnceEach() throws IOException {
        Dispatchers found = looking("no.such.One", "no.such.Two");
        assertThat(found.broken().stream().collect(Collectors.joining())).contains("no.such.One", "no.such.Two");
        assertThat(found.broken()).hasSize(2);
    }
}
