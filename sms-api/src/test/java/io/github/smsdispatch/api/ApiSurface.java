// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the compiled classes of this module. */
final class ApiSurface {

    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    private ApiSurface() {}

    /** Folder of the compiled main classes. */
    static Path classes() {
        try {
            return Path.of(SmsSender.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All types of the module but its descriptors. */
    static List<Class<?>> types() {
        Path root = classes();
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length())
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .sorted()
                    .<Class<?>>map(ApiSurface::load)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ApiSurface.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean visible(Class<?> type) {
        boolean open = Modifier.isPublic(type.getModifiers()) || Modifier.isProtected(type.getModifiers());
        return open && (type.getEnclosingClass() == null || visible(type.getEnclosingClass()));
    }

    /** One line per public type and one, indented, per member that a user can reach. */
    static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Class<?> type : types()) {
            if (visible(type)) {
                lines.add(header(type));
                members(type).forEach(member -> lines.add("    " + member));
            }
        }
        return lines.stream().map(ApiSurface::shortened).toList();
    }

    private static String shortened(String line) {
        return line.replace("io.github.smsdispatch.api.", "")
                .replace("java.lang.", "")
                .replace("java.util.", "");
    }

    private static String header(Class<?> type) {
        String kind = type.isRecord() ? "record" : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
        String parents = Stream.concat(
                        Stream.ofNullable(type.getGenericSuperclass()), Arrays.stream(type.getGenericInterfaces()))
                .map(java.lang.reflect.Type::getTypeName)
                .filter(name -> !name.startsWith("java.lang.Object")
                        && !name.startsWith("java.lang.Record")
                        && !name.startsWith("java.lang.Enum"))
                .collect(Collectors.joining(", "));
        boolean open = !Modifier.isFinal(type.getModifiers()) && !type.isSealed() && !type.isEnum();
        return kind + " " + type.getName() + (parents.isEmpty() ? "" : " : " + parents)
                + (type.isSealed() ? " (sealed)" : open ? " (open)" : "");
    }

    private static List<String> members(Class<?> type) {
        return Stream.of(type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
                .flatMap(Arrays::stream)
                .filter(member -> !member.isSynthetic() && !OF_EVERY_OBJECT.contains(member.getName()))
                .filter(member ->
                        Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers()))
                .sorted(Comparator.comparing(Member::getName).thenComparing(ApiSurface::signature))
                .map(ApiSurface::signature)
                .toList();
    }

    private static String signature(Member member) {
        String text;
        if (member instanceof java.lang.reflect.Executable executable) {
            text = executable.toGenericString();
        } else {
            text = ((java.lang.reflect.Field) member).toGenericString();
        }
        return text.replace(member.getDeclaringClass().getName() + "." + member.getName(), member.getName());
    }
}
