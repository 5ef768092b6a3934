package org.belay.guest.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.belay.api.organization.Account;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;
import org.belay.api.permission.Grant;
import org.belay.api.permission.PermissionContribution;
import org.belay.api.permission.PermissionDefinition;
import org.belay.api.permission.Permissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Whom from outside a technician may invite, and what he may let them do (EXT-01, EXT-02, EXT-06,
 * EXT-07). From memory; safe from any thread.
 */
@Component(service = Bounds.class)
public final class Bounds {

    /** Key of the permission to invite external technicians, declared with the others (PERM-26). */
    static final String INVITE = "external.invite";

    /** The option with which anybody may be invited. */
    static final String ANYONE = "anyone";

    private final Directory tree;
    private final Permissions permissions;
    private final List<PermissionContribution> declared = new CopyOnWriteArrayList<>();

    /** Asks those. */
    @Activate
    public Bounds(@Reference Directory tree, @Reference Permissions permissions) {
        this.tree = tree;
        this.permissions = permissions;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(PermissionContribution contribution) {
        declared.add(contribution);
    }

    void remove(PermissionContribution contribution) {
        declared.remove(contribution);
    }

    /** Whether he may invite from outside at all. */
    boolean mayInvite(Account lead) {
        return grant(lead).given();
    }

    /** Whether he may also invite who isn't listed. */
    boolean mayInviteAnyone(Account lead) {
        Grant grant = grant(lead);
        return grant.given() && grant.option().equals(ANYONE);
    }

    private Grant grant(Account lead) {
        return permissions.grant(lead, INVITE);
    }

    /** The external technicians who are offered to him or to a group of his, by name. */
    List<Unit> approved(Account lead) {
        Map<Integer, Unit> offered = new TreeMap<>();
        tree.technician(lead.id())
                .map(unit -> tree.path(unit.id()))
                .orElse(List.of())
                .forEach(
                        place ->
                                tree.children(place.id()).stream()
                                        .filter(each -> each.type() == UnitType.EXTERNAL_LINK)
                                        .flatMap(link -> tree.subtree(link.target()).stream())
                                        .filter(
                                                each ->
                                                        each.type() == UnitType.EXTERNAL_TECHNICIAN
                                                                && tree.isEnabled(each.id()))
                                        .forEach(each -> offered.put(each.id(), each)));
        return offered.values().stream().sorted(Comparator.comparing(Unit::name)).toList();
    }

    /** The one of that unit, if he is offered. */
    Optional<Unit> approved(Account lead, int unit) {
        return approved(lead).stream().filter(each -> each.id() == unit).findFirst();
    }

    /** Keys of what the lead may let that approved one do. */
    List<String> of(Unit approved) {
        return given(approved.parent(), false);
    }

    /** Keys of what the lead may let those do who aren't listed. */
    List<String> ofUnlisted(Account lead) {
        return tree.technician(lead.id()).map(unit -> given(unit.parent(), true)).orElse(List.of());
    }

    private List<String> given(int group, boolean external) {
        List<String> keys = new ArrayList<>();
        for (PermissionContribution each : declared) {
            each.permissions().stream()
                    .filter(PermissionDefinition::external)
                    .map(PermissionDefinition::key)
                    .filter(key -> permissions.ofUnit(group, key, external).given())
                    .forEach(keys::add);
        }
        return keys.stream().sorted().toList();
    }

    /** Name of the group that a unit lies in. */
    String groupOf(Unit unit) {
        return tree.find(unit.parent()).map(Unit::name).orElse("");
    }
}
