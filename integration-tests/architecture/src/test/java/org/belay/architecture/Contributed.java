package org.belay.architecture;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What all bundles declare of one kind, made as the container would make it: with its shipped
 * configuration, and without the services that it asks later on.
 *
 * @param <C> the kind of contribution
 */
final class Contributed<C> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern IMPLEMENTATION =
            Pattern.compile("<implementation class=\"([^\"]+)\"");

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
        return bundles.names().stream()
                .sorted()
                .flatMap(bundle -> components(Bundles.classes(bundle)))
                .toList();
    }

    // As the container learns of them: by the descriptions that the build has made.
    private Stream<One<C>> components(Path classes) {
        Path descriptions = classes.resolve("OSGI-INF");
        if (!Files.isDirectory(descriptions)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(descriptions)) {
            return files
                    .filter(each -> each.toString().endsWith(".xml"))
                    .sorted()
                    .map(Contributed::read)
                    .filter(each -> each.contains("<provide interface=\"" + kind.getName() + "\""))
                    .map(IMPLEMENTATION::matcher)
                    .filter(Matcher::find)
                    .map(each -> make(classes, each.group(1)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private One<C> make(Path classes, String type) {
        String bundle = classes.getName(classes.getNameCount() - 3).toString();
        try {
            Constructor<?> constructor = loader.loadClass(type).getConstructors()[0];
            Object[] arguments =
                    Arrays.stream(constructor.getParameterTypes()).map(this::argument).toArray();
            return new One<>(bundle, classes, kind.cast(constructor.newInstance(arguments)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " can't be made", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
