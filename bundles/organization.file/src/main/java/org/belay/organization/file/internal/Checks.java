package org.belay.organization.file.internal;

import java.util.Map;
import java.util.Optional;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Labels;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;

/** What can be seen to be wrong with a document before anything is changed. */
final class Checks {

    private final Document document;
    private final Map<Integer, Entry> entries;
    private final Directory directory;
    private final Labels labels;

    Checks(Document document, Map<Integer, Entry> entries, Directory directory, Labels labels) {
        this.document = document;
        this.entries = entries;
        this.directory = directory;
        this.labels = labels;
    }

    /** Goes on if nothing is wrong; else refuses with the line. */
    void all() {
        for (Entry each : document.organization().all().toList()) {
            if (each.sameAs() != 0 && !isAdministrator(entries.get(each.sameAs()))) {
                throw Faulty.at(
                        each.line(), "same-as", "There is no administrator " + each.sameAs());
            }
            for (String label : each.get(Field.LABELS)) {
                if (!document.labels().contains(label) && !labels.all().contains(label)) {
                    throw Faulty.at(each.line(), "labels", "There is no label " + label);
                }
            }
            for (Field field : Field.values()) {
                if (field.isReference()) {
                    each.get(field)
                            .forEach(id -> checkReference(each, field, Integer.parseInt(id)));
                }
            }
            if (each.type() == UnitType.ADMINISTRATOR_GROUP && each.get(Field.RIGHTS).isEmpty()) {
                throw Faulty.at(each.line(), "rights", "An administrator group needs rights");
            }
            Work.rights(each.get(Field.RIGHTS));
        }
    }

    private static boolean isAdministrator(Entry entry) {
        return entry != null && Field.TECHNICIAN_GROUP.isOf(entry.type());
    }

    private void checkReference(Entry of, Field field, int id) {
        Optional<UnitType> type =
                Optional.ofNullable(entries.get(id))
                        .map(Entry::type)
                        .or(() -> directory.find(id).map(Unit::type));
        if (type.isEmpty()) {
            throw Faulty.at(of.line(), field.key(), "There is no unit " + id);
        }
        boolean fits =
                field.links().isEmpty()
                        ? type.get()
                                == (field == Field.BARRED
                                        ? UnitType.CHANNEL
                                        : UnitType.TECHNICIAN_GROUP)
                        : field.links().stream()
                                .anyMatch(link -> link.targets().contains(type.get()));
        if (!fits) {
            throw Faulty.at(
                    of.line(),
                    field.key(),
                    "A " + type.get().wireName() + " (" + id + ") can't stand there");
        }
    }
}
