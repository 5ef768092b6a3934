package org.belay.organization.internal.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;
import org.belay.api.refusal.Refused;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which units somebody's change may reach. */
@Component(service = Reach.class)
public final class Reach {

    private final Directory directory;

    /** Looks at that tree. */
    @Activate
    public Reach(@Reference Directory directory) {
        this.directory = directory;
    }

    /**
     * The unit, if he may change what is set there.
     *
     * @throws Refused {@code not-found} otherwise, as if it weren't there
     */
    Unit unit(Editor editor, int id) {
        return directory
                .find(id)
                .filter(each -> reaches(editor, each))
                .orElseThrow(() -> Refused.notFound("unit"));
    }

    /** How far a change that begins at the unit may be saved. */
    List<Save> saves(Unit unit) {
        return switch (unit.type()) {
            case TECHNICIAN_GROUP, EXTERNAL_TECHNICIAN_GROUP ->
                    List.of(Save.UNIT, Save.SUBGROUPS, Save.ALL);
            case CHANNEL, TECHNICIANS, CHANNELS -> List.of(Save.UNIT, Save.ALL);
            default -> List.of(Save.UNIT);
        };
    }

    /**
     * The units that a save reaches, the selected one first; only those that he may change.
     *
     * @throws Refused {@code invalid} for the field {@code save} if the unit has no such target
     */
    List<Unit> targets(Editor editor, Unit selected, Save save) {
        if (!saves(selected).contains(save)) {
            throw Refused.field("invalid", "save", "This unit can't be saved that far");
        }
        List<Unit> targets = new ArrayList<>();
        targets.add(selected);
        if (save != Save.UNIT) {
            UnitType kind = kind(selected.type());
            directory.subtree(save == Save.ALL ? root(kind) : selected.id()).stream()
                    .filter(each -> each.type() == kind && each.id() != selected.id())
                    .filter(each -> reaches(editor, each))
                    .forEach(targets::add);
        }
        return targets;
    }

    /** Accounts of the technicians in and below those units. */
    Set<Integer> technicians(Collection<Unit> units) {
        return units.stream()
                .filter(each -> each.type() != UnitType.ORGANIZATION)
                .flatMap(each -> directory.subtree(each.id()).stream())
                .filter(each -> each.type() == UnitType.TECHNICIAN && each.account() != 0)
                .map(Unit::account)
                .collect(Collectors.toSet());
    }

    /** The unit itself and what lies above it, the unit first. */
    List<Unit> upwards(Unit unit) {
        List<Unit> found = new ArrayList<>();
        Optional<Unit> at = Optional.of(unit);
        while (at.isPresent()) {
            found.add(at.get());
            at = directory.find(at.get().parent());
        }
        return found;
    }

    private boolean reaches(Editor editor, Unit unit) {
        if (editor.actor().isGateway()) {
            return true;
        }
        if (unit.id() == Directory.ORGANIZATION && !editor.global()) {
            return false; // ORG-46
        }
        int account = editor.actor().account();
        return directory.administers(account, unit.id())
                || (unit.type() == UnitType.CHANNEL && servesHisGroups(account, unit.id()));
    }

    // ORG-55: a channel is also the business of who administers a group that takes its sessions.
    private boolean servesHisGroups(int account, int channel) {
        return directory.linksTo(channel).stream()
                .anyMatch(
                        each ->
                                each.type() == UnitType.CHANNEL_LINK
                                        && directory.administers(account, each.parent()));
    }

    private static UnitType kind(UnitType of) {
        return switch (of) {
            case TECHNICIANS -> UnitType.TECHNICIAN_GROUP;
            case CHANNELS -> UnitType.CHANNEL;
            default -> of;
        };
    }

    private static int root(UnitType kind) {
        return switch (kind) {
            case CHANNEL -> Directory.CHANNELS;
            case EXTERNAL_TECHNICIAN_GROUP -> Directory.EXTERNAL_TECHNICIANS;
            default -> Directory.TECHNICIANS;
        };
    }
}
