package org.belay.organization.file.internal;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.belay.api.organization.OwnRules.OwnPermission;
import org.belay.api.organization.OwnRules.OwnSetting;
import org.belay.api.organization.UnitType;

/**
 * A unit as the file has it.
 *
 * @param line of the file, 0 if it doesn't come from one
 * @param id by which the file calls it; negative if it doesn't give one
 * @param sameAs ID of the administrator whose place as a technician this is, else 0
 * @param fields those that aren't at their default
 * @param contains what lies directly below, without links
 */
record Entry(
        int line,
        int id,
        UnitType type,
        int sameAs,
        Map<Field, List<String>> fields,
        Rules rules,
        List<Entry> contains) {

    /** A unit's own permissions and settings, by key. */
    record Rules(
            Map<String, OwnPermission> members,
            Map<String, OwnPermission> external,
            Map<String, OwnSetting> settings) {

        static final Rules NONE = new Rules(Map.of(), Map.of(), Map.of());

        Rules {
            members = sorted(members);
            external = sorted(external);
            settings = sorted(settings);
        }

        boolean isEmpty() {
            return members.isEmpty() && external.isEmpty() && settings.isEmpty();
        }

        private static <T> Map<String, T> sorted(Map<String, T> map) {
            return Collections.unmodifiableMap(new TreeMap<>(map));
        }
    }

    Entry {
        fields = fields.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(fields));
        contains = List.copyOf(contains);
    }

    /** What the field holds. */
    List<String> get(Field field) {
        return fields.getOrDefault(field, field.byDefault());
    }

    /** The text of a field with one, empty for none. */
    String text(Field field) {
        List<String> value = get(field);
        return value.isEmpty() ? "" : value.get(0);
    }

    /** Whether it has that field: who stands in a second place has his person's in the first. */
    boolean has(Field field) {
        return field.isOf(type) && (sameAs == 0 || Field.OF_PLACE.contains(field));
    }

    /** This one and all below it, parents first. */
    Stream<Entry> all() {
        return Stream.concat(Stream.of(this), contains.stream().flatMap(Entry::all));
    }
}
