// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.spi.DispatcherProvider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ApiSurfaceTest {

    private static final String BASE = "io.github.smsdispatch.api";

    private static ModuleDescriptor module() {
        return ModuleFinder.of(ApiSurface.classes()).find(BASE).orElseThrow().descriptor();
    }

    private static Set<String> exported() {
        return module().exports().stream()
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Every run writes target/api-surface.txt. When a change of the API is meant, copy that file over
     * src/test/resources/api-surface.txt and commit it with the change.
     */
    @Test
    void whatUsersCanReachIsWhatTheReviewedListSays() throws IOException {
        List<String> actual = ApiSurface.lines();
        Path written = ApiSurface.classes().resolveSibling("api-surface.txt");
        Files.write(written, actual);
        List<String> reviewed;
        try (InputStream in = getClass().getResourceAsStream("/api-surface.txt")) {
            assertThat(in).as("api-surface.txt in the test resources").isNotNull();
            reviewed = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        assertThat(actual)
                .as("public API; when the change is meant, copy target/api-surface.txt to src/test/resources")
                .containsExactlyElementsOf(reviewed);
    }

    @Test
    void sixPackagesAreExportedToEverybody() {
        assertThat(exported())
                .containsExactly(
                        BASE, BASE + ".queue", BASE + ".route", BASE + ".spi", BASE + ".text", BASE + ".webhook");
        assertThat(module().exports()).noneMatch(ModuleDescriptor.Exports::isQualified);
        assertThat(module().opens()).isEmpty();
    }

    @Test
    void theModuleLooksForProvidersAndNeedsLittleElse() {
        assertThat(module().uses()).containsExactly(DispatcherProvider.class.getName());
        assertThat(module().provides()).isEmpty();
        assertThat(module().requires().stream().map(ModuleDescriptor.Requires::name))
                .containsExactlyInAnyOrder("java.base", "org.jspecify", "org.slf4j");
        assertThat(module().requires())
                .filteredOn(needed -> needed.name().equals("org.jspecify"))
                .allMatch(needed -> needed.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC));
    }

    @Test
    void noPublicTypeHidesOutsideTheExportedPackages() {
        Set<String> exported = exported();
        assertThat(ApiSurface.types())
                .isNotEmpty()
                .filteredOn(ApiSurface::visible)
                .allSatisfy(type -> assertThat(exported).contains(type.getPackageName()));
    }

    @Test
    void everyPackageIsNullMarked() throws ClassNotFoundException {
        for (String name : exported()) {
            assertThat(Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class))
                    .as(name)
                    .isTrue();
        }
    }

    @Test
    void noSignatureNamesATypeOfALibrary() {
        assertThat(ApiSurface.lines())
                .allSatisfy(line -> assertThat(line).doesNotContain("org.slf4j", "ch.qos", "com.", "okhttp"));
    }

    @Test
    void noMethodTakesABoolean() {
        assertThat(ApiSurface.lines()).noneMatch(line -> line.matches(".*\\(.*boolean.*\\).*"));
    }
}
