package org.belay.api.organization;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The organization's tree as it is now. All from memory: safe from any thread, never blocks, costs no
 * query. What several calls say may differ by a change in between.
 */
@ProviderType
public interface Directory {

    /** ID of the organization itself. */
    int ORGANIZATION = 1;

    /** ID of the root of master administrators. */
    int MASTER_ADMINISTRATORS = 2;

    /** ID of the root of administrators. */
    int ADMINISTRATORS = 3;

    /** ID of the root of technicians. */
    int TECHNICIANS = 4;

    /** ID of the root of channels. */
    int CHANNELS = 5;

    /** ID of the root of external technicians. */
    int EXTERNAL_TECHNICIANS = 6;

    /** ID of the first channel; the others follow. */
    int FIRST_CHANNEL = 101;

    /** The unit, empty if there is none. */
    Optional<Unit> find(int id);

    /** What lies directly below: by kind, then by name. Empty if there is no such unit. */
    List<Unit> children(int id);

    /** From the organization down to the unit itself; empty if there is no such unit. */
    List<Unit> path(int id);

    /** The unit and all below it, parents first; empty if there is no such unit. */
    List<Unit> subtree(int id);

    /** The links that stand for the unit. */
    List<Unit> linksTo(int id);

    /** Whether the unit lies below the other, or is it. */
    boolean isWithin(int id, int ancestor);

    /** Whether the unit and all above it are enabled; false if there is no such unit. */
    boolean isEnabled(int id);

    /** The unit as which the account supports customers, empty if it doesn't. */
    Optional<Unit> technician(int account);

    /** The unit as which the account administrates, empty if it doesn't. */
    Optional<Unit> administrator(int account);

    /** Account of the master account holder, 0 before set-up. */
    int holder();

    /**
     * Whether the account administrates the unit: a master administrator all of them, an
     * administrator with standard rights the technician groups to which he or his group is assigned
     * and what lies below them.
     */
    boolean administers(int account, int unit);

    /** IDs of the channels whose sessions the account takes as a technician (CHAN-02, CHAN-12). */
    List<Integer> channelsOf(int account);

    /** Grows with each change. */
    long revision();
}
