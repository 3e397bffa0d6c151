// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import io.github.smsdispatch.api.spi.DispatcherProvider;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads how the artifact that holds a provider registers its providers. */
final class Registrations {

    private static final String SERVICE = DispatcherProvider.class.getName();

    private Registrations() {}

    /** Without a descriptor the artifact becomes an automatic module, which provides what its service file lists. */
    static Set<String> inModule(Class<?> provider) throws IOException {
        Path artifact = artifact(provider);
        if (Files.isDirectory(artifact) && Files.notExists(artifact.resolve("module-info.class"))) {
            return inServiceFile(provider);
        }
        Set<String> listed = new TreeSet<>();
        for (ModuleReference module : ModuleFinder.of(artifact).findAll()) {
            for (ModuleDescriptor.Provides provides : module.descriptor().provides()) {
                if (provides.service().equals(SERVICE)) {
                    listed.addAll(provides.providers());
                }
            }
        }
        return listed;
    }

    static Set<String> inServiceFile(Class<?> provider) throws IOException {
        Path artifact = artifact(provider);
        if (Files.isDirectory(artifact)) {
            return lines(artifact.resolve("META-INF/services/" + SERVICE));
        }
        try (FileSystem jar = FileSystems.newFileSystem(artifact)) {
            return lines(jar.getPath("META-INF", "services", SERVICE));
        }
    }

    private static Set<String> lines(Path file) throws IOException {
        Set<String> listed = new TreeSet<>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            String name = line.split("#", 2)[0].strip();
            if (!name.isEmpty()) {
                listed.add(name);
            }
        }
        return listed;
    }

    private static Path artifact(Class<?> provider) throws IOException {
        try {
            URI location =
                    provider.getProtectionDomain().getCodeSource().getLocation().toURI();
            return Path.of(location);
        } catch (URISyntaxException e) {
            throw new IOException("the provider's artifact has no readable place", e);
        }
    }
}
