package org.belay.organization.internal.rules;

import java.util.Optional;
import java.util.Set;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;
import org.belay.api.refusal.Refused;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is set where: each unit's own value, or that of the nearest unit above that has one. */
@Component(service = {Settings.class, SettingRules.class})
public final class SettingRules implements Settings {

    /**
     * A value that holds somewhere.
     *
     * @param from the unit to which it belongs, empty if it is the default
     */
    record Holding<T>(T value, Optional<Unit> from) {}

    private static final Set<Scope> GLOBAL = Set.of(Scope.GLOBAL);

    private final Directory directory;
    private final SettingTable table;

    /** Follows from those. */
    @Activate
    public SettingRules(@Reference Directory directory, @Reference SettingTable table) {
        this.directory = directory;
        this.table = table;
    }

    @Override
    public <T> T get(SettingDefinition<T> setting) {
        return holding(setting, Directory.ORGANIZATION).value();
    }

    @Override
    public <T> T get(SettingDefinition<T> setting, int unit) {
        boolean global = setting.scopes().equals(GLOBAL);
        return holding(setting, global ? Directory.ORGANIZATION : unit).value();
    }

    /** What holds at that unit, and where it comes from. */
    <T> Holding<T> holding(SettingDefinition<T> setting, int unit) {
        Optional<Unit> at = directory.find(unit);
        while (at.isPresent()) {
            Optional<T> own = own(setting, at.get());
            if (own.isPresent()) {
                return new Holding<>(own.get(), at);
            }
            at = directory.find(at.get().parent());
        }
        return new Holding<>(setting.byDefault(), Optional.empty());
    }

    /** The unit's own value; empty also if what is stored is none any more. */
    <T> Optional<T> own(SettingDefinition<T> setting, Unit unit) {
        return scope(unit)
                .filter(setting.scopes()::contains)
                .flatMap(scope -> table.find(unit.id(), setting.key()))
                .map(SettingRow::content)
                .flatMap(text -> read(setting, text));
    }

    /** As what a unit has settings of its own, empty if it can't have any. */
    static Optional<Scope> scope(Unit unit) {
        return scope(unit.type());
    }

    /** As what units of that type have settings of their own, empty if they can't have any. */
    static Optional<Scope> scope(UnitType type) {
        return switch (type) {
            case ORGANIZATION -> Optional.of(Scope.GLOBAL);
            case TECHNICIANS, TECHNICIAN_GROUP -> Optional.of(Scope.GROUP);
            case CHANNELS, CHANNEL -> Optional.of(Scope.CHANNEL);
            case TECHNICIAN -> Optional.of(Scope.TECHNICIAN);
            default -> Optional.empty();
        };
    }

    private static <T> Optional<T> read(SettingDefinition<T> setting, String text) {
        try {
            return Optional.of(setting.type().read(text));
        } catch (Refused refused) {
            return Optional.empty(); // its range was another one when it was stored
        }
    }
}
