package org.belay.organization.internal.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.permission.PermissionDefinition;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.organization.internal.rules.Declarations.Declared;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The permissions of a unit as a form shows them: drawn from what bundles declare. */
@Component(service = PermissionForm.class)
public final class PermissionForm {

    /** A unit by name. */
    public record Named(int id, String name) {}

    /** One of several to choose from. */
    public record Option(String value, String label) {}

    /**
     * One permission.
     *
     * @param group the heading under which it stands
     * @param listing the option with which units are listed, empty if there is none
     * @param lockedAt the nearest unit with a lock, null if there is none
     */
    public record Field(
            String key,
            String label,
            String help,
            String group,
            boolean given,
            String option,
            List<Option> options,
            String listing,
            List<Named> units,
            boolean locked,
            Named lockedAt,
            boolean mayChange,
            int revision) {}

    /** What is stored although no installed bundle declares it. */
    public record Unknown(String key, boolean given) {}

    /** A whole form. */
    public record View(List<Field> permissions, List<Unknown> unknown, List<String> saves) {}

    private final Directory directory;
    private final Register register;
    private final PermissionTable table;
    private final PermissionChanges changes;
    private final Reach reach;

    /** Draws from those. */
    @Activate
    public PermissionForm(
            @Reference Directory directory,
            @Reference Register register,
            @Reference PermissionTable table,
            @Reference PermissionChanges changes,
            @Reference Reach reach) {
        this.directory = directory;
        this.register = register;
        this.table = table;
        this.changes = changes;
        this.reach = reach;
    }

    /**
     * The form of a unit.
     *
     * @throws Refused {@code not-found}
     */
    View view(Editor editor, int id, Audience audience, List<String> languages) {
        Unit unit = reach.unit(editor, id);
        List<Declared<PermissionDefinition>> here =
                register.permissions().stream()
                        .filter(each -> PermissionRules.concerns(each.definition(), unit, audience))
                        .toList();
        switch (unit.type()) {
            case TECHNICIAN_GROUP, EXTERNAL_TECHNICIAN_GROUP -> {}
            default ->
                    throw Refused.because(
                            Reason.NOT_FOUND,
                            "not-found",
                            "This unit has no permissions of its own");
        }
        Map<String, Integer> groups =
                here.stream()
                        .map(Declared::definition)
                        .collect(
                                Collectors.toMap(
                                        PermissionDefinition::group,
                                        PermissionDefinition::order,
                                        Math::min));
        Comparator<PermissionDefinition> order =
                Comparator.<PermissionDefinition>comparingInt(each -> groups.get(each.group()))
                        .thenComparing(PermissionDefinition::group)
                        .thenComparingInt(PermissionDefinition::order)
                        .thenComparing(PermissionDefinition::key);
        return new View(
                here.stream()
                        .sorted(Comparator.comparing(Declared::definition, order))
                        .map(each -> field(editor, unit, audience, each, languages))
                        .toList(),
                table.of(id).entrySet().stream()
                        .filter(each -> each.getKey().audience() == audience)
                        .filter(each -> register.permission(each.getKey().permission()).isEmpty())
                        .map(
                                each ->
                                        new Unknown(
                                                each.getKey().permission(),
                                                each.getValue().given()))
                        .sorted(Comparator.comparing(Unknown::key))
                        .toList(),
                reach.saves(unit).stream().map(Save::wireName).toList());
    }

    private Field field(
            Editor editor,
            Unit unit,
            Audience audience,
            Declared<PermissionDefinition> declared,
            List<String> languages) {
        PermissionDefinition permission = declared.definition();
        PermissionRow row = table.row(unit, audience, permission);
        Optional<Unit> lockedAt = changes.lockedAt(unit, audience, permission.key());
        Function<String, Optional<String>> words =
                part -> declared.texts().find("permission." + permission.key() + part, languages);
        return new Field(
                permission.key(),
                words.apply("").orElse(permission.key()),
                words.apply(".help").orElse(""),
                register.permissionGroup(permission.group(), languages),
                row.given(),
                PermissionRules.option(permission, row),
                permission.options().stream()
                        .map(each -> new Option(each, words.apply("." + each).orElse(each)))
                        .toList(),
                permission.listing().orElse(""),
                row.units().stream()
                        .sorted()
                        .flatMap(each -> directory.find(each).stream())
                        .map(each -> new Named(each.id(), each.name()))
                        .toList(),
                lockedAt.isPresent(),
                lockedAt.map(each -> new Named(each.id(), each.name())).orElse(null),
                editor.global() || lockedAt.isEmpty(),
                row.revision());
    }
}
