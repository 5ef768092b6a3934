package org.belay.security.internal.sso;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.belay.api.organization.Account;
import org.belay.api.refusal.Refused;
import org.belay.api.security.SsoProvider;
import org.belay.api.setting.SettingCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Nobody demands single sign-on (AUTH-25, AUTH-26) where there is no way to do it. */
@Component
public final class SsoOnlyCheck implements SettingCheck {

    private final MasterPassword master;
    private final Set<SsoProvider> providers = new CopyOnWriteArraySet<>();

    /** Tickets are a way, too, if there is a password to ask for them. */
    @Activate
    public SsoOnlyCheck(@Reference MasterPassword master) {
        this.master = master;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(SsoProvider provider) {
        providers.add(provider);
    }

    void remove(SsoProvider provider) {
        providers.remove(provider);
    }

    @Override
    public Map<String, Refused> objections(
            int unit, Map<String, Object> values, Account saver, String address) {
        String key = SsoSettings.METHOD.key();
        Object wanted = values.getOrDefault(key, SsoSettings.STANDARD_OR_SSO);
        if (wanted.equals(SsoSettings.STANDARD_OR_SSO) || !providers.isEmpty() || master.isSet()) {
            return Map.of();
        }
        return Map.of(
                key,
                Refused.field(
                        "no-single-sign-on",
                        key,
                        "Nobody but the master account holder could sign in: first set up an"
                                + " identity provider or the Master SSO password"));
    }
}
