package org.belay.organization.internal.rules;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** References to services of bundles whose resources are those of the class path. */
final class References {

    private static final AtomicInteger LAST = new AtomicInteger();

    private References() {}

    @SuppressWarnings("unchecked") // a proxy knows no type parameters
    static <T> ServiceReference<T> of(String bundleName) {
        Bundle bundle =
                proxy(
                        Bundle.class,
                        (name, argument) ->
                                switch (name) {
                                    case "getSymbolicName" -> bundleName;
                                    case "getEntry" -> References.class.getResource("/" + argument);
                                    default -> throw new UnsupportedOperationException(name);
                                });
        int id = LAST.incrementAndGet();
        return proxy(
                ServiceReference.class,
                (name, argument) ->
                        switch (name) {
                            case "getBundle" -> bundle;
                            case "hashCode" -> id;
                            default -> throw new UnsupportedOperationException(name);
                        });
    }

    private interface Answers {
        Object to(String method, Object argument);
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(
                Proxy.newProxyInstance(
                        References.class.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, args) ->
                                method.getName().equals("equals")
                                        ? proxy == args[0]
                                        : answers.to(
                                                method.getName(), args == null ? null : args[0])));
    }
}
