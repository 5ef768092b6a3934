package org.belay.security.internal.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.belay.api.organization.Account;
import org.belay.api.refusal.Refused;
import org.belay.security.internal.Identities;
import org.belay.security.internal.LockOut;
import org.belay.security.internal.twostep.TwoStep;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Makes sure that it is the owner who sits at the browser: a sign-in that somebody left open, or stole,
 * isn't enough to take an account over. Guessing is slowed down as at the door.
 */
@Component(service = Proof.class)
public final class Proof {

    private static final int LONGEST = 256;

    private final Identities identities;
    private final TwoStep twoStep;
    private final LockOut guesses;

    /** Asks those. */
    @Activate
    public Proof(@Reference Identities identities, @Reference TwoStep twoStep) {
        this(identities, twoStep, Clock.systemUTC());
    }

    /** By that clock. */
    public Proof(Identities identities, TwoStep twoStep, Clock clock) {
        this.identities = identities;
        this.twoStep = twoStep;
        this.guesses = new LockOut(5, Duration.ofSeconds(15), Duration.ofMinutes(15), clock);
    }

    /**
     * Goes on if it is the account's password, here or wherever its owner's password is kept.
     *
     * @return how he signs in with it: {@link Identities#PASSWORD} if the password is our own
     * @throws Refused {@code missing} or {@code wrong-password} for the field; {@code locked}
     */
    public String password(Account account, String field, String password) {
        if (password == null || password.isEmpty()) {
            throw Refused.missing(field);
        }
        if (password.length() > LONGEST) {
            throw Refused.tooLong(field, LONGEST);
        }
        String key = Integer.toString(account.id());
        guesses.wait(key)
                .ifPresent(
                        wait -> {
                            throw Refused.throttled(wait).withCode("locked", null);
                        });
        guesses.failed(key);
        Optional<Identities.Identity> owner;
        try {
            owner = identities.identify(account.email(), password);
        } catch (Refused refused) {
            guesses.undo(key);
            throw refused;
        }
        return owner.filter(each -> each.account().id() == account.id())
                .map(
                        each -> {
                            guesses.forgive(key);
                            return each.method();
                        })
                .orElseThrow(
                        () -> Refused.field("wrong-password", field, "It isn't your password"));
    }

    /**
     * Goes on if two-step verification is off, or the code is good.
     *
     * @throws Refused as {@link TwoStep#use}
     */
    public void secondStep(Account account, String code) {
        if (twoStep.isOn(account.id())) {
            twoStep.use(account, code);
        }
    }
}
