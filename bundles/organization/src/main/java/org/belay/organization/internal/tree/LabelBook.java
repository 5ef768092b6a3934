package org.belay.organization.internal.tree;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.belay.api.audit.AuditEntry;
import org.belay.api.audit.AuditEntry.Action;
import org.belay.api.organization.Actor;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Labels;
import org.belay.api.organization.Unit;
import org.belay.api.refusal.Refused;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the labels (ORG-38, ORG-39). */
@Component
public final class LabelBook implements Labels {

    private static final String SECTION = "Labels";

    private final TreeBook book;

    /** Keeps them there. */
    @Activate
    public LabelBook(@Reference TreeBook book) {
        this.book = book;
    }

    @Override
    public List<String> all() {
        return book.tree().labels();
    }

    @Override
    public void add(Actor actor, String name) {
        String label = Fields.name("name", name);
        book.change(
                actor,
                edits -> {
                    Authority.of(edits.before(), actor).requireMaster();
                    if (edits.before().labels().stream().anyMatch(label::equalsIgnoreCase)) {
                        throw Refused.field("taken", "name", "There is such a label already");
                    }
                    edits.putLabel(label, edits.nextId());
                    edits.record(entry(edits.before(), "", Action.NOT_SET, label, Action.ADDED));
                    return null;
                });
    }

    @Override
    public void delete(Actor actor, String name) {
        book.change(
                actor,
                edits -> {
                    Tree before = edits.before();
                    Authority.of(before, actor).requireMaster();
                    if (!before.content().labels().containsKey(name)) {
                        throw Refused.notFound("label");
                    }
                    for (Unit each : before.all()) {
                        if (each.labels().contains(name)) {
                            Set<String> others = new HashSet<>(each.labels());
                            others.remove(name);
                            edits.replace(Edits.of(each).labels(others));
                        }
                    }
                    edits.removeLabel(name);
                    edits.record(entry(before, name, Action.SET, "", Action.DELETED));
                    return null;
                });
    }

    // Labels are a global setting, made under the organization itself.
    private static AuditEntry entry(Tree tree, String was, Action before, String is, Action after) {
        Unit organization = tree.find(Directory.ORGANIZATION).orElseThrow();
        return new AuditEntry(
                organization.type().auditName(),
                organization.id(),
                organization.name(),
                AuditEntry.Change.CHANGE,
                SECTION,
                "Name",
                was,
                before,
                is,
                after);
    }
}
