package org.belay.organization.internal.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the installed bundles declare of one kind, as their services come and go. Who came first keeps
 * a key; a bundle that wants one that is taken, or that fails, is left out with all it declares until
 * nothing stands in its way any more.
 *
 * @param <D> the kind of declaration
 */
final class Declarations<D> {

    private static final Logger LOG = LoggerFactory.getLogger(Declarations.class);

    /** One declaration with the words of its bundle. */
    record Declared<D>(D definition, Texts texts) {}

    private record Source<D>(String bundle, Texts texts, List<D> definitions) {}

    private record Picture<D>(Map<String, Declared<D>> byKey, List<Texts> texts) {}

    private final Function<D, String> key;
    private final Function<D, Optional<String>> fault;
    private final Map<ServiceReference<?>, Source<D>> sources = new LinkedHashMap<>();
    private final Set<ServiceReference<?>> leftOut = new HashSet<>();
    private volatile Picture<D> picture = new Picture<>(Map.of(), List.of());

    /**
     * Starts empty.
     *
     * @param fault what is wrong with a declaration, empty if nothing is
     */
    Declarations(Function<D, String> key, Function<D, Optional<String>> fault) {
        this.key = key;
        this.fault = fault;
    }

    /** A bundle declares. */
    synchronized void add(
            ServiceReference<?> reference,
            Supplier<String> texts,
            Supplier<? extends Collection<? extends D>> definitions) {
        Bundle bundle = reference.getBundle();
        if (bundle == null) {
            return; // gone again
        }
        try {
            sources.put(
                    reference,
                    new Source<>(
                            bundle.getSymbolicName(),
                            new Texts(bundle, texts.get()),
                            List.copyOf(definitions.get())));
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} declares nothing: it failed", bundle.getSymbolicName(), e);
            return;
        }
        look();
    }

    /** It does so no more. */
    synchronized void remove(ServiceReference<?> reference) {
        leftOut.remove(reference);
        if (sources.remove(reference) != null) {
            look();
        }
    }

    /** The declaration of that key, empty if no bundle declares it. */
    Optional<Declared<D>> find(String ofKey) {
        return Optional.ofNullable(picture.byKey().get(ofKey));
    }

    /** All of them. */
    Collection<Declared<D>> all() {
        return picture.byKey().values();
    }

    /** Words that any declaring bundle has, those of who came first. */
    Optional<String> words(String ofKey, List<String> languages) {
        return picture.texts().stream()
                .flatMap(each -> each.find(ofKey, languages).stream())
                .findFirst();
    }

    private void look() {
        Map<String, Declared<D>> byKey = new LinkedHashMap<>();
        List<Texts> texts = new ArrayList<>();
        sources.forEach(
                (reference, source) -> {
                    Optional<String> why = wrong(source, byKey.keySet());
                    if (why.isPresent()) {
                        if (leftOut.add(reference)) {
                            LOG.error("{} declares nothing: {}", source.bundle(), why.get());
                        }
                        return;
                    }
                    leftOut.remove(reference);
                    texts.add(source.texts());
                    source.definitions()
                            .forEach(
                                    each ->
                                            byKey.put(
                                                    key.apply(each),
                                                    new Declared<>(each, source.texts())));
                });
        picture = new Picture<>(byKey, texts);
    }

    // A declaration's own code may fail here, too: a type's way to read its default, for instance.
    private Optional<String> wrong(Source<D> source, Set<String> taken) {
        Set<String> own = new HashSet<>();
        for (D each : source.definitions()) {
            try {
                Optional<String> found = fault.apply(each);
                if (found.isPresent()) {
                    return Optional.of(key.apply(each) + " " + found.get());
                }
                if (taken.contains(key.apply(each)) || !own.add(key.apply(each))) {
                    return Optional.of(key.apply(each) + " is declared already");
                }
            } catch (RuntimeException | LinkageError e) {
                return Optional.of("checking it failed with " + e);
            }
        }
        return Optional.empty();
    }
}
