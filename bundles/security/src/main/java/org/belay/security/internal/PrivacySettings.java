package org.belay.security.internal;

import java.util.List;
import java.util.Set;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingContribution;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType;
import org.osgi.service.component.annotations.Component;

/** Whether customers' devices are known again (HIST-10). */
@Component
public final class PrivacySettings implements SettingContribution {

    /** What was recognised already stays with its sessions. */
    static final SettingDefinition<Boolean> RECOGNISE =
            SettingDefinition.of(
                    "privacy.recognise-devices",
                    new SettingType.Flag(),
                    true,
                    Set.of(Scope.GLOBAL),
                    "privacy",
                    20,
                    "HIST-10");

    @Override
    public List<SettingDefinition<?>> settings() {
        return List.of(RECOGNISE);
    }

    @Override
    public String texts() {
        return "/ui/security/texts/";
    }
}
