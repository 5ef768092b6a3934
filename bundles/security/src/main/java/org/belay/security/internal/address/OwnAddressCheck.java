package org.belay.security.internal.address;

import java.util.List;
import java.util.Map;
import org.belay.api.organization.Account;
import org.belay.api.organization.Directory;
import org.belay.api.refusal.Refused;
import org.belay.api.setting.SettingCheck;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Nobody saves a global rule that shuts out the address from which he saves it. */
@Component
public final class OwnAddressCheck implements SettingCheck {

    private final Settings settings;

    /** Reads there what isn't changed. */
    @Activate
    public OwnAddressCheck(@Reference Settings settings) {
        this.settings = settings;
    }

    @Override
    public Map<String, Refused> objections(
            int unit, Map<String, Object> values, Account saver, String address) {
        String ofDefault = AddressSettings.GLOBAL_DEFAULT.key();
        String ofExceptions = AddressSettings.GLOBAL_EXCEPTIONS.key();
        boolean concerned = values.containsKey(ofDefault) || values.containsKey(ofExceptions);
        if (unit != Directory.ORGANIZATION || !concerned) {
            return Map.of();
        }
        String byDefault = value(AddressSettings.GLOBAL_DEFAULT, values);
        List<String> exceptions = value(AddressSettings.GLOBAL_EXCEPTIONS, values);
        boolean granted = byDefault.equals(AddressSettings.GRANTED);
        if (new AddressRule(granted, exceptions).allows(address)) {
            return Map.of();
        }
        return Map.of(
                values.containsKey(ofExceptions) ? ofExceptions : ofDefault,
                Refused.field(
                        "locks-you-out",
                        "value",
                        "You could not sign in any more: your own address is " + address));
    }

    @SuppressWarnings("unchecked") // the values come from the setting's own type
    private <T> T value(SettingDefinition<T> setting, Map<String, Object> values) {
        return values.containsKey(setting.key())
                ? (T) values.get(setting.key())
                : settings.get(setting);
    }
}
