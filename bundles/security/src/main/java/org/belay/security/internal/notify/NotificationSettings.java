package org.belay.security.internal.notify;

import java.util.List;
import java.util.Set;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingContribution;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType;
import org.osgi.service.component.annotations.Component;

/** In which language the mails are written: nothing says which one a reader's mail program speaks. */
@Component
public final class NotificationSettings implements SettingContribution {

    /** Language of notification mails. */
    static final SettingDefinition<String> LANGUAGE =
            SettingDefinition.of(
                    "notifications.language",
                    new SettingType.Choice(Words.languages()),
                    "en",
                    Set.of(Scope.GLOBAL),
                    "notifications",
                    10,
                    "AUTH-36");

    @Override
    public List<SettingDefinition<?>> settings() {
        return List.of(LANGUAGE);
    }

    @Override
    public String texts() {
        return "/ui/security.access/texts/";
    }
}
