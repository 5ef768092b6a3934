package org.belay.monitoring.internal;

import java.util.List;
import java.util.Set;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingContribution;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType.Flag;
import org.osgi.service.component.annotations.Component;

/** What master administrators set once for all who monitor technicians (MONI-10). */
@Component
public final class MonitoringSettings implements SettingContribution {

    /**
     * Whether a technician sees who looks at his screen by his own right; without it he is told who
     * might (MON-13, MONI-09).
     */
    static final SettingDefinition<Boolean> NOTIFY =
            SettingDefinition.of(
                    "monitoring.notify",
                    new Flag(),
                    true,
                    Set.of(Scope.GLOBAL),
                    "monitoring",
                    10,
                    "MONI-09");

    @Override
    public List<SettingDefinition<?>> settings() {
        return List.of(NOTIFY);
    }

    @Override
    public String texts() {
        return "/ui/monitoring/texts/";
    }
}
