package org.belay.core.internal;

import java.util.List;
import org.belay.api.setting.SettingContribution;
import org.belay.api.setting.SettingDefinition;
import org.osgi.service.component.annotations.Component;

/** What administrators may set of sessions. */
@Component
public final class CoreSettings implements SettingContribution {

    @Override
    public List<SettingDefinition<?>> settings() {
        return List.of(CustomerAddresses.STORE);
    }

    @Override
    public String texts() {
        return "/ui/core/texts/";
    }
}
