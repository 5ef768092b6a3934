package org.belay.api.presence;

import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Technicians' statuses as they are now. From memory: safe from any thread, never blocks, costs no
 * query. Absent while nobody derives them; whoever asks then may take everybody for Online who has a
 * right to the console, as before there were statuses.
 *
 * <p>A status says whom sessions may be given to (SES-30), not what somebody may do: who is Away or
 * Busy still sees his queues and picks sessions up (CONS-124, CONS-127).
 */
@ProviderType
public interface TechnicianStatuses {

    /** The account's status; Offline for whoever has no console open, and for unknown accounts. */
    TechnicianState of(int account);

    /** Whether sessions may be transferred to that account, or routed to it: it is Online. */
    default boolean available(int account) {
        return of(account).status() == TechnicianStatus.ONLINE;
    }

    /** Accounts that are signed in at a console: Online, Away or Busy. A copy, in no order. */
    Set<Integer> atConsoles();
}
