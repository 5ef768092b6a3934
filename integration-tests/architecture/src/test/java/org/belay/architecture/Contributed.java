package org.belay.architecture;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What all bundles declare of one kind, made as the container would make it: with its shipped
 * configuration, and without the services that it asks later on.
 *
 * @param <C> the kind of contribution
 */
final class Contributed<C> {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One contribution with the folder in which its bundle was built. */
    record One<C>(String bundle, Path classes, C contribution) {

        /** Its words in that language; none if there is no such file. */
        Map<String, String> words(String texts, String language) {
            Path file = classes.resolve(texts.substring(1) + language + ".json");
            try {
                return Files.exists(file)
                        ? JSON.readValue(file.toFile(), new TypeReference<Map<String, String>>() {})
                        : Map.of();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final Class<C> kind;
    private final Bundles bundles = Bundles.built();
    private final ClassLoader loader;

    Contributed(Class<C> kind) {
        this.kind = kind;
        this.loader =
                new URLClassLoader(
                        bundles.classes().stream().map(Contributed::address).toArray(URL[]::new),
                        kind.getClassLoader());
    }

    List<One<C>> all() {
        return new ClassFileImporter()
                .importPaths(bundles.classes()).stream()
                        .filter(type -> type.isAssignableTo(kind.getName()))
                        .filter(type -> !type.isInterface())
                        .sorted(Comparator.comparing(JavaClass::getFullName))
                        .map(this::make)
                        .toList();
    }

    private One<C> make(JavaClass type) {
        String bundle = bundles.of(type.getPackageName()).orElseThrow();
        Path classes =
                bundles.classes().stream()
                        .filter(
                                each ->
                                        each.getName(each.getNameCount() - 3)
                                                .toString()
                                                .equals(bundle))
                        .findFirst()
                        .orElseThrow();
        try {
            Constructor<?> constructor =
                    Stream.of(loader.loadClass(type.getFullName()).getConstructors())
                            .filter(each -> Modifier.isPublic(each.getModifiers()))
                            .findFirst()
                            .orElseThrow();
            Object[] arguments =
                    Arrays.stream(constructor.getParameterTypes()).map(this::argument).toArray();
            return new One<>(bundle, classes, kind.cast(constructor.newInstance(arguments)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getFullName() + " can't be made", e);
        }
    }

    private Object argument(Class<?> type) {
        return type.isAnnotation()
                ? Proxy.newProxyInstance(
                        loader,
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> method.getDefaultValue())
                : null;
    }

    private static URL address(Path folder) {
        try {
            return folder.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
