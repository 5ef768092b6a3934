package org.belay.web.internal.rest;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.belay.api.rest.Admits;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.uri.UriTemplate;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * A resource as it is served: its model, and whom each of its methods admits.
 *
 * @param name by which the log calls it
 * @param endpoints by the method that Jersey calls: one, or one for each act that it is for
 */
record DeclaredResource(
        String name, Object instance, Resource model, Map<Method, List<Endpoint>> endpoints) {

    private static final String ROOT = "/api/";

    /** Where those are known who belong to one session alone. */
    private static final Map<String, String> OF_ONE_SESSION =
            Map.of(
                    Admits.CUSTOMER, "customer/sessions/{id}",
                    Admits.GUEST, "guest/sessions/{id}");

    private static final Set<String> NOT_SIGNED_IN =
            Set.of(Admits.ANYBODY, Admits.CUSTOMER, Admits.GUEST);

    /**
     * Reads the declarations.
     *
     * @throws IllegalArgumentException with the reason for which it can't be served: no path, a
     *     method that doesn't say whom it admits, or one whose answer could only be found out at the
     *     request
     */
    static DeclaredResource of(String name, Object instance) {
        Class<?> type = instance.getClass();
        Resource model = Resource.from(type);
        if (model == null) {
            throw new IllegalArgumentException("No @Path at " + type.getName());
        }
        Map<Method, List<Endpoint>> endpoints = new HashMap<>();
        collect(model, "", bundle(type), endpoints);
        return new DeclaredResource(name, instance, model, Map.copyOf(endpoints));
    }

    private static void collect(
            Resource model, String above, String bundle, Map<Method, List<Endpoint>> endpoints) {
        String path = join(above, model.getPath());
        if (model.getResourceLocator() != null) {
            throw new IllegalArgumentException(
                    "At "
                            + path
                            + " a method returns another resource: whom that admits can't be"
                            + " listed");
        }
        for (ResourceMethod each : model.getResourceMethods()) {
            Method method = each.getInvocable().getHandlingMethod();
            endpoints.put(
                    method,
                    PathChoices.of(path).stream()
                            .map(choice -> endpoint(each, method, choice, bundle))
                            .toList());
        }
        model.getChildResources().forEach(each -> collect(each, path, bundle, endpoints));
    }

    private static Endpoint endpoint(
            ResourceMethod model, Method method, String path, String bundle) {
        Admits admits = method.getAnnotation(Admits.class);
        if (admits == null) {
            admits = model.getInvocable().getDefinitionMethod().getAnnotation(Admits.class);
        }
        if (admits == null || admits.value().length == 0) {
            throw new IllegalArgumentException("No @Admits at " + method);
        }
        List<String> keys = List.of(admits.value());
        UriTemplate template = new UriTemplate(path.isEmpty() ? "/" : path);
        String unit = admits.unit().isEmpty() ? null : admits.unit();
        if (unit != null
                && (!template.getTemplateVariables().contains(unit)
                        || keys.stream().anyMatch(NOT_SIGNED_IN::contains))) {
            throw new IllegalArgumentException(
                    "The unit {"
                            + unit
                            + "} isn't in the path, or anybody is admitted, at "
                            + method);
        }
        String plain = plain(path);
        OF_ONE_SESSION.forEach(
                (key, place) -> {
                    if (keys.contains(key) && !plain.startsWith(place)) {
                        throw new IllegalArgumentException(
                                key + " is known below " + place + " alone, not at " + method);
                    }
                });
        return new Endpoint(model.getHttpMethod(), ROOT + plain, keys, unit, bundle);
    }

    /** The path with the parameters' names alone: {@code {id}} for {@code {id: [0-9]{1,9}}}. */
    private static String plain(String path) {
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        boolean inPattern = false;
        for (char each : path.toCharArray()) {
            depth += each == '{' ? 1 : each == '}' ? -1 : 0;
            inPattern = depth > 0 && (inPattern || each == ':');
            if (!inPattern && each != ' ') {
                plain.append(each);
            }
        }
        return plain.toString();
    }

    private static String join(String above, String path) {
        String below = path == null ? "" : path.replaceAll("^/+|/+$", "");
        return above.isEmpty() || below.isEmpty() ? above + below : above + "/" + below;
    }

    private static String bundle(Class<?> type) {
        Bundle bundle = FrameworkUtil.getBundle(type);
        return bundle == null ? "" : bundle.getSymbolicName();
    }
}
