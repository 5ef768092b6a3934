package org.belay.connect.channel.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.belay.api.session.SessionField;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingContribution;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType;
import org.osgi.service.component.annotations.Component;

/** What each channel asks of those who enter it (CHAN-08, CONN-84). */
@Component
public final class ChannelSettings implements SettingContribution {

    static final String OFF = "off";
    static final String OPTIONAL = "optional";
    static final String REQUIRED = "required";

    private static final Map<SessionField, SettingDefinition<String>> ASKED = declared();

    /** Whether the channel asks for that field: not, if one likes, or in any case. */
    static SettingDefinition<String> asked(SessionField field) {
        return ASKED.get(field);
    }

    @Override
    public List<SettingDefinition<?>> settings() {
        return new ArrayList<>(ASKED.values());
    }

    @Override
    public String texts() {
        return "/ui/connect.channel/texts/";
    }

    private static Map<SessionField, SettingDefinition<String>> declared() {
        Map<SessionField, SettingDefinition<String>> all = new EnumMap<>(SessionField.class);
        for (SessionField field : SessionField.values()) {
            all.put(
                    field,
                    SettingDefinition.of(
                            "connect.channel." + field.key(),
                            new SettingType.Choice(List.of(OFF, OPTIONAL, REQUIRED)),
                            field == SessionField.NAME ? OPTIONAL : OFF,
                            Set.of(Scope.CHANNEL),
                            "channel-form",
                            10 + field.ordinal(),
                            "CHAN-08"));
        }
        return all;
    }
}
