package org.belay.organization.internal.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.belay.api.organization.Actor;
import org.belay.api.organization.OwnRules;
import org.belay.api.organization.UnitType;
import org.belay.api.permission.PermissionDefinition;
import org.belay.api.refusal.Refused;
import org.belay.api.setting.SettingDefinition;
import org.belay.organization.internal.rules.Declarations.Declared;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Permissions and settings as units have them of their own, for exports and imports. */
@Component
public final class RuleBook implements OwnRules {

    private final Register register;
    private final PermissionTable permissions;
    private final SettingTable settings;
    private final PermissionChanges permissionChanges;
    private final SettingChanges settingChanges;

    /** Of those. */
    @Activate
    public RuleBook(
            @Reference Register register,
            @Reference PermissionTable permissions,
            @Reference SettingTable settings,
            @Reference PermissionChanges permissionChanges,
            @Reference SettingChanges settingChanges) {
        this.register = register;
        this.permissions = permissions;
        this.settings = settings;
        this.permissionChanges = permissionChanges;
        this.settingChanges = settingChanges;
    }

    @Override
    public Map<String, OwnPermission> permissions(int unit, boolean external) {
        Map<String, OwnPermission> own = new TreeMap<>();
        permissions
                .of(unit)
                .forEach(
                        (key, row) -> {
                            if (key.audience() == audience(external)) {
                                own.put(
                                        key.permission(),
                                        new OwnPermission(
                                                row.given(),
                                                row.option(),
                                                row.units(),
                                                row.locked()));
                            }
                        });
        return own;
    }

    @Override
    public Map<String, OwnSetting> settings(int unit) {
        Map<String, OwnSetting> own = new TreeMap<>();
        settings.of(unit)
                .forEach(
                        (key, row) -> {
                            // What was reset leaves a row that says nothing.
                            if (row.content() != null || row.locked()) {
                                own.put(
                                        key,
                                        new OwnSetting(
                                                Optional.ofNullable(row.content()), row.locked()));
                            }
                        });
        return own;
    }

    @Override
    public Optional<Refused> objection(
            UnitType at, boolean external, String key, OwnPermission wanted) {
        Optional<PermissionDefinition> known =
                register.permission(key)
                        .filter(each -> PermissionRules.concerns(each, at, audience(external)));
        if (known.isEmpty()) {
            return Optional.of(Refused.field("unknown", key, "There is no such permission here"));
        }
        return wanted.option().isEmpty() || known.get().options().contains(wanted.option())
                ? Optional.empty()
                : Optional.of(
                        Refused.field(
                                "invalid", key, "It must be one of " + known.get().options()));
    }

    @Override
    public Optional<Refused> objection(UnitType at, String key, OwnSetting wanted) {
        Optional<SettingDefinition<?>> known =
                register.setting(key)
                        .<SettingDefinition<?>>map(Declared::definition)
                        .filter(
                                each ->
                                        SettingRules.scope(at)
                                                .filter(each.scopes()::contains)
                                                .isPresent());
        if (known.isEmpty()) {
            return Optional.of(Refused.field("unknown", key, "There is no such setting here"));
        }
        try {
            wanted.value().ifPresent(known.get().type()::read);
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused);
        }
    }

    @Override
    public void save(
            Actor actor,
            int unit,
            Map<String, OwnPermission> members,
            Map<String, OwnPermission> external,
            Map<String, OwnSetting> wanted) {
        Editor editor = new Editor(actor, Optional.empty(), true, "");
        save(editor, unit, Audience.MEMBERS, members);
        save(editor, unit, Audience.EXTERNAL, external);
        if (!wanted.isEmpty()) {
            settingChanges.change(
                    editor,
                    unit,
                    Save.UNIT,
                    wanted.entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey,
                                            each -> wish(each.getKey(), each.getValue()))));
        }
    }

    private void save(
            Editor editor, int unit, Audience audience, Map<String, OwnPermission> wanted) {
        if (!wanted.isEmpty()) {
            permissionChanges.change(
                    editor,
                    unit,
                    audience,
                    Save.UNIT,
                    wanted.entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey, each -> wish(each.getValue()))));
        }
    }

    private static PermissionWish wish(OwnPermission wanted) {
        return new PermissionWish(
                PermissionWish.ANY,
                Optional.of(wanted.given()),
                Optional.of(wanted.option()),
                Optional.of(wanted.units()),
                Optional.of(wanted.locked()));
    }

    private SettingWish wish(String key, OwnSetting wanted) {
        return new SettingWish(
                SettingWish.ANY,
                wanted.value().isEmpty(),
                wanted.value().map(text -> json(key, text)),
                Optional.of(wanted.locked()));
    }

    // Lists are kept as lines, and come as lists from forms.
    private Object json(String key, String text) {
        boolean several =
                register.setting(key)
                        .filter(each -> JsonValues.isSeveral(each.definition().type()))
                        .isPresent();
        return several
                ? List.copyOf(Arrays.stream(text.split("\n")).filter(s -> !s.isBlank()).toList())
                : text;
    }

    private static Audience audience(boolean external) {
        return external ? Audience.EXTERNAL : Audience.MEMBERS;
    }
}
