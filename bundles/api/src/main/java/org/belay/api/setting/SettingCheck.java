package org.belay.api.setting;

import java.util.Map;
import org.belay.api.organization.Account;
import org.belay.api.refusal.Refused;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * May object to a change of settings because of what the values mean together or for whoever saves
 * them, which a {@link SettingType} can't know. Registered as a service; asked after the values were
 * read and before they are stored, on the request's thread: from memory, must not block. Not asked when
 * the gateway itself changes settings (shell, import). Without one, nothing is checked beyond types.
 */
@ConsumerType
public interface SettingCheck {

    /**
     * What speaks against the change.
     *
     * @param unit at which the values are saved
     * @param values by key, as they would hold at the unit: those that are to change and no others;
     *     one that is reset comes with what would then be inherited
     * @param saver who saves
     * @param address from which he does, as the web server says it
     * @return refusals by key of the values given; empty if nothing speaks against it
     */
    Map<String, Refused> objections(
            int unit, Map<String, Object> values, Account saver, String address);
}
