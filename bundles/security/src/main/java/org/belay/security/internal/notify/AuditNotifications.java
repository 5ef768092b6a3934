package org.belay.security.internal.notify;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.belay.api.audit.AuditEntry;
import org.belay.api.audit.AuditListener;
import org.belay.api.organization.Actor;
import org.belay.api.organization.UnitType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells of administrators and technicians who came, went or changed; one mail a change. */
@Component
public final class AuditNotifications implements AuditListener {

    private static final Set<String> ADMINISTRATORS =
            Set.of(UnitType.MASTER_ADMINISTRATOR.auditName(), UnitType.ADMINISTRATOR.auditName());

    /** A mail about more names than these is no better. */
    private static final int MOST_NAMES = 50;

    private final Notifier notifier;

    /** Tells by that. */
    @Activate
    public AuditNotifications(@Reference Notifier notifier) {
        this.notifier = notifier;
    }

    @Override
    public void recorded(Actor actor, List<AuditEntry> changes) {
        Map<NotificationEvent, Set<String>> names = new EnumMap<>(NotificationEvent.class);
        Set<Integer> added = new TreeSet<>();
        for (AuditEntry each : changes) {
            what(each, added)
                    .ifPresent(
                            what ->
                                    names.computeIfAbsent(what, key -> new TreeSet<>())
                                            .add(each.entityName()));
        }
        names.forEach(
                (what, whose) -> notifier.tell(what, 0, words -> lines(words, what, actor, whose)));
    }

    /** The fields of somebody new are no changes of their own. */
    private static Optional<NotificationEvent> what(AuditEntry entry, Set<Integer> added) {
        boolean administrator = ADMINISTRATORS.contains(entry.entityType());
        if (!administrator && !entry.entityType().equals(UnitType.TECHNICIAN.auditName())) {
            return Optional.empty();
        }
        return switch (entry.change()) {
            case ADD, COPY -> {
                added.add(entry.entityId());
                yield Optional.of(
                        administrator
                                ? NotificationEvent.ADMINISTRATOR_ADDED
                                : NotificationEvent.TECHNICIAN_ADDED);
            }
            case DELETE ->
                    Optional.of(
                            administrator
                                    ? NotificationEvent.ADMINISTRATOR_DELETED
                                    : NotificationEvent.TECHNICIAN_DELETED);
            default ->
                    added.contains(entry.entityId())
                            ? Optional.empty()
                            : Optional.of(
                                    administrator
                                            ? NotificationEvent.ADMINISTRATOR_CHANGED
                                            : NotificationEvent.TECHNICIAN_CHANGED);
        };
    }

    private static List<String> lines(
            Words words, NotificationEvent what, Actor actor, Set<String> names) {
        List<String> some = names.stream().limit(MOST_NAMES).toList();
        String list = String.join(", ", some) + (some.size() < names.size() ? ", …" : "");
        return List.of(words.text(what.key() + ".text", list), words.text("by", actor.name()));
    }
}
