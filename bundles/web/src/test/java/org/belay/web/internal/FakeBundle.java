package org.belay.web.internal;

import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.osgi.framework.Bundle;

/** A bundle whose entries are files of a folder. */
public final class FakeBundle {

    private FakeBundle() {}

    public static Bundle of(long id, String name, long lastModified, Path folder) {
        return (Bundle)
                Proxy.newProxyInstance(
                        FakeBundle.class.getClassLoader(),
                        new Class<?>[] {Bundle.class},
                        (proxy, method, args) ->
                                switch (method.getName()) {
                                    case "getBundleId" -> id;
                                    case "getSymbolicName", "toString" -> name;
                                    case "getLastModified" -> lastModified;
                                    case "getEntry" -> entry(folder, (String) args[0]);
                                    case "getEntryPaths" -> paths(folder, (String) args[0]);
                                    case "hashCode" -> (int) id;
                                    case "equals" -> proxy == args[0];
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                });
    }

    private static URL entry(Path folder, String path) throws MalformedURLException {
        Path file = folder.resolve(path.substring(1));
        boolean there = path.endsWith("/") ? Files.isDirectory(file) : Files.isReadable(file);
        return there ? file.toUri().toURL() : null;
    }

    private static Enumeration<String> paths(Path folder, String path) throws java.io.IOException {
        Path parent = folder.resolve(path.substring(1));
        if (!Files.isDirectory(parent)) {
            return null;
        }
        try (var children = Files.list(parent)) {
            List<String> paths =
                    children.map(
                                    each ->
                                            folder.relativize(each)
                                                    + (Files.isDirectory(each) ? "/" : ""))
                            .toList();
            return Collections.enumeration(paths);
        }
    }
}
