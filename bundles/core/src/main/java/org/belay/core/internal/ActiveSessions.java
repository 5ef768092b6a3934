package org.belay.core.internal;

import java.util.Set;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType;

/** How many sessions a technician may have active at once. */
final class ActiveSessions {

    /** Whatever administrators set (SES-15). */
    static final int MOST = 10;

    /** What a group sets (SES-16, SET-86). */
    static final SettingDefinition<Integer> SETTING =
            SettingDefinition.of(
                    "technician.max-active",
                    new SettingType.Number(1, MOST, "", ""),
                    MOST,
                    Set.of(Scope.GROUP),
                    "technician-status",
                    10,
                    "SET-86");

    private ActiveSessions() {}
}
