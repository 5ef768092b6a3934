package org.belay.api.permission;

import java.util.Optional;

/**
 * What the two chat permissions come to in a session (PERM-39 to PERM-42).
 *
 * @param on whether chat is on; at a session's start, or now if something was {@link #switched}
 * @param switchable whether the technician may switch it on and off during the session
 */
public record ChatRule(boolean on, boolean switchable) {

    /** Key of the permission by which chat is on at the start (PERM-03). */
    public static final String ON = "chat";

    /** Key of the permission to switch chat on and off (PERM-04). */
    public static final String SWITCH = "chat.switch";

    /** Chat that nobody switches off: of sessions that nobody leads yet. */
    public static final ChatRule ALWAYS = new ChatRule(true, false);

    /** The same after somebody has switched it; where nobody may, the group's rule goes on. */
    public ChatRule switched(Optional<Boolean> to) {
        return switchable ? new ChatRule(to.orElse(on), true) : this;
    }
}
