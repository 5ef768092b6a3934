package org.belay.camel.internal;

/**
 * The thread's context class loader, set for a block and put back after it: Camel and the libraries
 * below it look up services through it.
 */
public final class ContextLoader implements AutoCloseable {

    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();

    /** Sets the loader until {@link #close}. */
    public ContextLoader(ClassLoader loader) {
        thread.setContextClassLoader(loader);
    }

    @Override
    public void close() {
        thread.setContextClassLoader(before);
    }
}
