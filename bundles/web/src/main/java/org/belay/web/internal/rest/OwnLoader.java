package org.belay.web.internal.rest;

import jakarta.servlet.ServletException;
import java.io.IOException;

/** Jersey looks up its parts by the thread's class loader: ours, while it works. */
final class OwnLoader {

    private OwnLoader() {}

    /** Something that may fail as a servlet's start does. */
    @FunctionalInterface
    interface Call<T> {
        T call() throws ServletException;
    }

    /** Something that may fail as serving does. */
    @FunctionalInterface
    interface Serving {
        void run() throws ServletException, IOException;
    }

    static <T> T call(Call<T> work) throws ServletException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(OwnLoader.class.getClassLoader());
        try {
            return work.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    static void serve(Serving work) throws ServletException, IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(OwnLoader.class.getClassLoader());
        try {
            work.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
