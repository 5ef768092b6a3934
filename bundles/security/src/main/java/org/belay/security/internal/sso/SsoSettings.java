package org.belay.security.internal.sso;

import java.util.List;
import java.util.Set;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingContribution;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType;
import org.osgi.service.component.annotations.Component;

/** In which way people may sign in. */
@Component
public final class SsoSettings implements SettingContribution {

    /** By password or by single sign-on (AUTH-24). */
    static final String STANDARD_OR_SSO = "standard-or-sso";

    /** By single sign-on alone (AUTH-25). */
    static final String SSO_ONLY = "sso-only";

    /** By single sign-on alone, but by password who has no single sign-on ID (AUTH-26). */
    static final String SSO_ONLY_UNLESS_NO_ID = "sso-only-unless-no-id";

    /** Which of those holds. */
    static final SettingDefinition<String> METHOD =
            SettingDefinition.of(
                    "sign-in.method",
                    new SettingType.Choice(
                            List.of(STANDARD_OR_SSO, SSO_ONLY, SSO_ONLY_UNLESS_NO_ID)),
                    STANDARD_OR_SSO,
                    Set.of(Scope.GLOBAL),
                    "single-sign-on",
                    10,
                    "AUTH-24");

    @Override
    public List<SettingDefinition<?>> settings() {
        return List.of(METHOD);
    }

    @Override
    public String texts() {
        return "/ui/security.access/texts/";
    }
}
