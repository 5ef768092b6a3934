package org.belay.organization.internal;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.belay.api.refusal.Refused;

/**
 * A field of requests that takes one of some names.
 *
 * @param <E> what the names stand for
 */
public record Choice<E>(String field, List<E> all, Function<E, String> wireName) {

    /**
     * What the name stands for.
     *
     * @throws Refused {@code invalid} for the field if it is none of the names
     */
    public E of(String name) {
        return all.stream()
                .filter(each -> wireName.apply(each).equals(name))
                .findFirst()
                .orElseThrow(() -> Refused.field("invalid", field, "It is one of: " + names()));
    }

    private String names() {
        return all.stream().map(wireName).collect(Collectors.joining(", "));
    }
}
