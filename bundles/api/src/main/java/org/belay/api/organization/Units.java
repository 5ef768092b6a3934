package org.belay.api.organization;

import java.util.function.Supplier;
import org.belay.api.refusal.Refused;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Changes the organization's tree. Each method checks that the actor may (ORG-46 and following),
 * changes, and records the change for the audit, all in one transaction; listeners hear of it
 * afterwards. Blocks for the database; safe from any thread.
 *
 * <p>All refuse with {@code not-found} (also for what the actor doesn't administer), {@code
 * forbidden}, a field's refusal, {@code state} (the tree's rules don't allow it) or {@code
 * unavailable}.
 */
@ProviderType
public interface Units {

    /** Makes a unit below that one. */
    Unit create(Actor actor, UnitType type, int parent, UnitDraft draft);

    /**
     * Changes a unit's fields.
     *
     * @param revision the one that the editor saw, or -1 to overwrite whatever is there
     * @throws Refused {@code changed} with the current fields as details if somebody was faster
     */
    Unit change(Actor actor, int id, int revision, UnitDraft draft);

    /**
     * Moves a unit.
     *
     * @throws Refused {@code state} into itself or below itself; {@code invalid} for the field {@code
     *     parent} if it may not hold such a unit
     */
    Unit move(Actor actor, int id, int parent);

    /**
     * Copies a group with its settings, permissions and subgroups, without its people, or a user
     * without address, password and licence, disabled.
     */
    Unit copy(Actor actor, int id, int parent, String name);

    /** Deletes a unit and all below it; who was deleted is signed out and his sessions end. */
    void delete(Actor actor, int id);

    /**
     * Assigns: an administrator or administrator group to a technician group, an external technician
     * (group) to a technician (group), a channel to a technician group. Returns the link, also if it
     * was there already.
     */
    Unit assign(Actor actor, int target, int to);

    /** Takes a link away again. */
    void unassign(Actor actor, int link);

    /**
     * Makes several changes as one: all of them, or none if the work throws. What the work reads of the
     * {@link Directory} on its own thread shows the changes that it has made so far; everybody else
     * sees them, and listeners hear of them, when it is done. Others who change wait meanwhile: no
     * work that waits for people. Runs again from its beginning if the database asks for it.
     */
    <T> T together(Supplier<T> work);
}
