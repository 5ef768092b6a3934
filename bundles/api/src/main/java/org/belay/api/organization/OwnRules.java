package org.belay.api.organization;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.belay.api.refusal.Refused;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The permissions and settings that units have of their own, as they are stored: for whoever carries
 * whole organizations about. What holds for people is said by {@code Permissions} and {@code
 * Settings}. Reads are from memory; {@link #save} blocks for the database.
 */
@ProviderType
public interface OwnRules {

    /**
     * A permission as a unit has it.
     *
     * @param option empty for the first, or if there is nothing to choose
     * @param units IDs listed with the listing option
     * @param locked whether a master administrator has locked it there
     */
    record OwnPermission(boolean given, String option, Set<Integer> units, boolean locked) {
        /** Makes the units unmodifiable. */
        public OwnPermission {
            units = Set.copyOf(units);
        }
    }

    /**
     * A setting as a unit has it.
     *
     * @param value its text; empty if the unit has no value of its own
     * @param locked whether a master administrator has locked it there
     */
    record OwnSetting(Optional<String> value, boolean locked) {}

    /**
     * The unit's permissions by key, also those of bundles that aren't installed.
     *
     * @param external those for unlisted external technicians (PERM-38)
     */
    Map<String, OwnPermission> permissions(int unit, boolean external);

    /** The unit's settings by key, also those of bundles that aren't installed. */
    Map<String, OwnSetting> settings(int unit);

    /**
     * What speaks against that permission at units of that type.
     *
     * @return empty for nothing; {@code unknown} if no installed bundle declares it there
     */
    Optional<Refused> objection(UnitType at, boolean external, String key, OwnPermission wanted);

    /**
     * What speaks against that setting at units of that type.
     *
     * @return empty for nothing; {@code unknown} if no installed bundle declares it there
     */
    Optional<Refused> objection(UnitType at, String key, OwnSetting wanted);

    /**
     * Saves them at that unit, each of the three all or nothing, and records what has changed for the
     * audit; what isn't named stays.
     *
     * @throws Refused as the forms do
     */
    void save(
            Actor actor,
            int unit,
            Map<String, OwnPermission> members,
            Map<String, OwnPermission> external,
            Map<String, OwnSetting> settings);
}
