package org.belay.security.internal.twostep;

import java.util.List;
import java.util.Set;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingContribution;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType;
import org.osgi.service.component.annotations.Component;

/** Who must use two-step verification (AUTH-12): two check boxes for master administrators. */
@Component
public final class TwoStepSettings implements SettingContribution {

    /** Whether administrators must. */
    public static final SettingDefinition<Boolean> ADMINISTRATORS =
            global("two-step.administrators", 10);

    /** Whether technicians must. */
    public static final SettingDefinition<Boolean> TECHNICIANS = global("two-step.technicians", 20);

    @Override
    public List<SettingDefinition<?>> settings() {
        return List.of(ADMINISTRATORS, TECHNICIANS);
    }

    @Override
    public String texts() {
        return "/ui/security/texts/";
    }

    private static SettingDefinition<Boolean> global(String key, int order) {
        return SettingDefinition.of(
                key,
                new SettingType.Flag(),
                false,
                Set.of(Scope.GLOBAL),
                "two-step",
                order,
                "AUTH-12");
    }
}
