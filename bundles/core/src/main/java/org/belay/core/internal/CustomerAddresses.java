package org.belay.core.internal;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType;
import org.belay.api.setting.Settings;

/** Which customers' IP addresses are kept with their sessions. */
final class CustomerAddresses {

    /** Whether addresses are kept at all; what is kept already isn't touched by it (AUTH-39). */
    static final SettingDefinition<Boolean> STORE =
            SettingDefinition.of(
                    "privacy.store-customer-address",
                    new SettingType.Flag(),
                    true,
                    Set.of(Scope.GLOBAL),
                    "privacy",
                    10,
                    "AUTH-38");

    /** As long as the longest IPv6 address in text; longer ones aren't addresses. */
    private static final int LONGEST = 45;

    private final Supplier<Settings> settings;

    /**
     * Asks those.
     *
     * @param settings gives null while there are none
     */
    CustomerAddresses(Supplier<Settings> settings) {
        this.settings = settings;
    }

    /**
     * The address as it may be kept, empty if it may not. While nobody can tell what the organization
     * wants, nothing is kept: an address that was stored can't be taken back.
     */
    String kept(String address) {
        return Optional.ofNullable(settings.get())
                .filter(now -> now.get(STORE))
                .map(now -> plain(address))
                .filter(plain -> plain.length() <= LONGEST)
                .orElse("");
    }

    // Jetty writes IPv6 in brackets; a zone means something on this machine only.
    private static String plain(String address) {
        String bare = address.replace("[", "").replace("]", "");
        int zone = bare.indexOf('%');
        return zone < 0 ? bare : bare.substring(0, zone);
    }
}
