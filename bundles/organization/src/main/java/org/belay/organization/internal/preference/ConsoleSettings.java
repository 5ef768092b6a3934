package org.belay.organization.internal.preference;

import java.util.List;
import org.belay.api.preference.AutoStart;
import org.belay.api.setting.SettingContribution;
import org.belay.api.setting.SettingDefinition;
import org.osgi.service.component.annotations.Component;

/** What groups say of their technicians' consoles. */
@Component
public final class ConsoleSettings implements SettingContribution {

    @Override
    public List<SettingDefinition<?>> settings() {
        return List.of(AutoStart.SETTING);
    }

    @Override
    public String texts() {
        return "/ui/organization/texts/";
    }
}
