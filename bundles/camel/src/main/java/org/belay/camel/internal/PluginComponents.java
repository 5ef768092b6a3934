package org.belay.camel.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.impl.engine.DefaultComponentResolver;
import org.apache.camel.spi.ComponentResolver;
import org.osgi.service.component.ComponentServiceObjects;

/** Camel components that other bundles bring as services, by scheme. */
public final class PluginComponents {

    private final Map<String, ComponentServiceObjects<Component>> services =
            new ConcurrentHashMap<>();
    private final Map<CamelContext, List<Runnable>> taken = new ConcurrentHashMap<>();

    void add(String scheme, ComponentServiceObjects<Component> objects) {
        services.put(scheme, objects);
    }

    void remove(String scheme, ComponentServiceObjects<Component> objects) {
        services.remove(scheme, objects);
    }

    /** Camel's own components come first: a plugin can't put itself in their place. */
    ComponentResolver resolver(Collection<String> used) {
        ComponentResolver own = new DefaultComponentResolver();
        return (scheme, context) -> {
            Component component = own.resolveComponent(scheme, context);
            return component != null ? component : take(scheme, context, used);
        };
    }

    private Component take(String scheme, CamelContext context, Collection<String> used) {
        ComponentServiceObjects<Component> objects = services.get(scheme);
        Component component = objects == null ? null : objects.getService();
        if (component != null) {
            used.add(scheme);
            taken.computeIfAbsent(context, key -> new ArrayList<>())
                    .add(() -> objects.ungetService(component));
        }
        return component;
    }

    void giveBack(CamelContext context) {
        List<Runnable> instances = taken.remove(context);
        if (instances != null) {
            instances.forEach(Runnable::run);
        }
    }
}
