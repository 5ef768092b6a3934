package org.belay.api.permission;

import java.util.Set;
import org.belay.api.organization.Account;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What accounts may do: the one place where it is decided (PERM-01). All from memory, and always as
 * things are now: a change reaches whoever is signed in at his next act. Safe from any thread.
 *
 * <p>Roles give keys, too, so that pages and resources ask for both in the same way:
 */
@ProviderType
public interface Permissions {

    /** Key of who may enter the Administration Center, whatever he finds there. */
    String ADMIN = "admin";

    /** Key of who manages groups and technicians (ORG-23). */
    String ADMIN_UNITS = "admin.units";

    /** Key of who sees reports. */
    String ADMIN_REPORTS = "admin.reports";

    /** Key of who sees global settings: master administrators (ORG-46). */
    String ADMIN_GLOBAL = "admin.global";

    /** Key of who may enter the Command Center. */
    String COMMAND_CENTER = "command-center";

    /** Key of who may enter the Technician Console: technicians. */
    String CONSOLE = "console";

    /** Keys of what the account may do now; none if it or its group is disabled. */
    Set<String> of(Account account);

    /** What the account holds of a technician's permission; nothing if nobody declares it. */
    Grant grant(Account account, String key);

    /**
     * What a unit's members hold: of a technician group, an external technician group.
     *
     * @param external the set that bounds what unlisted external technicians get (PERM-38)
     */
    Grant ofUnit(int unit, String key, boolean external);
}
