package org.belay.security.internal.address;

import org.belay.api.organization.Account;
import org.belay.api.security.Visitor;
import org.belay.security.internal.SignInGate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps out at the door whom the rules don't allow to come from where he is. */
@Component
public final class AddressGate implements SignInGate {

    private static final Logger LOG = LoggerFactory.getLogger(AddressGate.class);

    private final AddressRules rules;

    /** Asks those. */
    @Activate
    public AddressGate(@Reference AddressRules rules) {
        this.rules = rules;
    }

    @Override
    public void check(Account account, String method, Visitor visitor) {
        if (!rules.allows(account, visitor.address())) {
            LOG.info(
                    "Account {} kept out: IP restrictions deny {}",
                    account.id(),
                    visitor.address());
            rules.check(account, visitor.address());
        }
    }
}
