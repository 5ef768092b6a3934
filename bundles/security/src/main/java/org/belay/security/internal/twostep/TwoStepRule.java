package org.belay.security.internal.twostep;

import org.belay.api.organization.Account;
import org.belay.api.organization.Role;
import org.belay.api.security.SecondStep;
import org.belay.api.setting.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Says who must use two-step verification now. */
@Component(service = {SecondStep.class, TwoStepRule.class})
public final class TwoStepRule implements SecondStep {

    // Not waited for: signing in must not hang on whoever provides settings.
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Settings settings;

    /** Nobody must until there are settings. */
    @Activate
    public TwoStepRule() {}

    /** Outside of OSGi. */
    public TwoStepRule(Settings settings) {
        this.settings = settings;
    }

    /** Whether the account must; a master administrator as soon as anybody must (AUTH-13). */
    @Override
    public boolean requires(Account account) {
        Settings known = settings;
        if (known == null) {
            return false;
        }
        boolean administrators = known.get(TwoStepSettings.ADMINISTRATORS);
        boolean technicians = known.get(TwoStepSettings.TECHNICIANS);
        if (account.is(Role.MASTER_ADMINISTRATOR)) {
            return administrators || technicians;
        }
        return (administrators && account.is(Role.ADMINISTRATOR))
                || (technicians && account.is(Role.TECHNICIAN));
    }
}
