package org.belay.security.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.belay.api.organization.Account;
import org.belay.api.security.Visitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners of what happens at the door; one that fails keeps it from nobody else. */
@Component(service = SignInNews.class)
public final class SignInNews {

    private static final Logger LOG = LoggerFactory.getLogger(SignInNews.class);
    private static final int LONGEST_EMAIL = 254;

    private final Clock clock;
    private final List<SignInListener> listeners = new CopyOnWriteArrayList<>();

    /** Starts with nobody to tell. */
    @Activate
    public SignInNews() {
        this(Clock.systemUTC());
    }

    /** By that clock. */
    public SignInNews(Clock clock) {
        this.clock = clock;
    }

    /** From now on tells that one, too. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(SignInListener listener) {
        listeners.add(listener);
    }

    void remove(SignInListener listener) {
        listeners.remove(listener);
    }

    /** Something happened to an account. */
    public void tell(SignInEvent.Type type, Account account, String method, Visitor visitor) {
        tell(type, Optional.of(account), account.email(), method, visitor);
    }

    /** Something happened, perhaps for an address that nobody has. */
    public void tell(
            SignInEvent.Type type,
            Optional<Account> account,
            String email,
            String method,
            Visitor visitor) {
        SignInEvent event =
                new SignInEvent(
                        type,
                        account,
                        email.substring(0, Math.min(email.length(), LONGEST_EMAIL)),
                        method,
                        visitor.address(),
                        visitor.agent(),
                        clock.instant());
        for (SignInListener each : listeners) {
            try {
                each.happened(event);
            } catch (RuntimeException e) {
                LOG.error("{} failed to hear of {}", each.getClass().getName(), type, e);
            }
        }
    }
}
