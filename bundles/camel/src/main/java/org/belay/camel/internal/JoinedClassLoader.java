package org.belay.camel.internal;

import java.io.IOException;
import java.net.URL;
import java.util.Enumeration;

/** Sees Camel's classes first and then those of the bundle whose routes run. */
final class JoinedClassLoader extends ClassLoader {

    private final ClassLoader contributor;

    JoinedClassLoader(ClassLoader camel, ClassLoader contributor) {
        super(camel);
        this.contributor = contributor;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        return contributor.loadClass(name);
    }

    @Override
    protected URL findResource(String name) {
        return contributor.getResource(name);
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        return contributor.getResources(name);
    }
}
