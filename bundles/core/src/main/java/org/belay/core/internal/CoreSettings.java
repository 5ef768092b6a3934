package org.belay.core.internal;

import java.util.ArrayList;
import java.util.List;
import org.belay.api.setting.SettingContribution;
import org.belay.api.setting.SettingDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** What administrators may set of sessions. */
@Component(configurationPid = "org.belay.core")
public final class CoreSettings implements SettingContribution {

    private final TimeOuts timeOuts;

    /** What the configuration says are the defaults of what groups set. */
    @Activate
    public CoreSettings(CoreConfig config) {
        timeOuts = new TimeOuts(config);
    }

    @Override
    public List<SettingDefinition<?>> settings() {
        List<SettingDefinition<?>> all = new ArrayList<>(timeOuts.declared());
        all.addAll(TermsSettings.declared());
        all.add(CustomerAddresses.STORE);
        all.add(ActiveSessions.SETTING);
        return all;
    }

    @Override
    public String texts() {
        return "/ui/core/texts/";
    }
}
