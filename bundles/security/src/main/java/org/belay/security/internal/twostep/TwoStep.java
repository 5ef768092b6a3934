package org.belay.security.internal.twostep;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.belay.api.audit.AuditEntry.Action;
import org.belay.api.data.Transactions;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Actor;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.security.internal.LockOut;
import org.belay.security.internal.account.AccountAudit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The second step (AUTH-12 and following): a code of an authenticator app, or a recovery code. Each
 * code is good once. Whoever guesses waits, longer each time, wherever he sits: he has the password
 * already. All block for the database.
 */
@Component(service = TwoStep.class)
public final class TwoStep {

    private static final Logger LOG = LoggerFactory.getLogger(TwoStep.class);
    private static final String FIELD = "Two-step verification";
    private static final Duration TO_CONFIRM = Duration.ofMinutes(15);

    private final Transactions database;
    private final Seal seal;
    private final Accounts accounts;
    private final TwoStepRule rule;
    private final AccountAudit audit;
    private final Clock clock;
    private final Totp totp = new Totp();
    private final RecoveryCodes recovery = new RecoveryCodes();
    private final PendingSecrets pending;
    private final LockOut guesses;

    /** What somebody proved himself with. */
    public enum Proof {
        /** A code of the authenticator. */
        CODE,
        /** A recovery code, which is used up. */
        RECOVERY_CODE
    }

    /** Keeps secrets in that database, sealed. */
    @Activate
    public TwoStep(
            @Reference Transactions database,
            @Reference Seal seal,
            @Reference Accounts accounts,
            @Reference TwoStepRule rule,
            @Reference AccountAudit audit) {
        this(database, seal, accounts, rule, audit, Clock.systemUTC());
    }

    /** By that clock. */
    public TwoStep(
            Transactions database,
            Seal seal,
            Accounts accounts,
            TwoStepRule rule,
            AccountAudit audit,
            Clock clock) {
        this.database = database;
        this.seal = seal;
        this.accounts = accounts;
        this.rule = rule;
        this.audit = audit;
        this.clock = clock;
        this.pending = new PendingSecrets(TO_CONFIRM, clock);
        this.guesses = new LockOut(5, Duration.ofSeconds(15), Duration.ofHours(1), clock);
    }

    /** Whether the account has set it up. */
    public boolean isOn(int account) {
        return database.run(on -> new TwoStepRows(on).sealed(account)).isPresent();
    }

    /** Whether the account must use it (AUTH-12, AUTH-13). */
    public boolean isRequired(Account account) {
        return rule.requires(account);
    }

    /** How many recovery codes are left. */
    public int recoveryCodesLeft(int account) {
        return database.run(on -> new TwoStepRows(on).recoveryCodes(account));
    }

    /**
     * Begins to set it up; asked again by the same sign-in, with the same secret.
     *
     * @param signIn names the sign-in that asks; it alone can confirm
     */
    public Enrolment begin(String signIn, Account account) {
        byte[] secret = pending.getOrMake(signIn, account.id(), totp::freshSecret);
        String uri = Totp.uri(issuer(), account.email(), secret);
        return new Enrolment(Base32.encode(secret), uri, QrPicture.svg(uri));
    }

    /**
     * Sets it up, or sets another authenticator up, once a code shows that the app has the secret.
     *
     * @return fresh recovery codes, which are never shown again
     * @throws Refused {@code missing} or {@code wrong-code} for the field {@code code}; {@code
     *     not-begun}
     */
    public List<String> confirm(String signIn, Account account, String code) {
        byte[] secret = pending.get(signIn).orElseThrow(TwoStep::notBegun);
        Instant now = clock.instant();
        OptionalLong step = totp.step(secret, typed(code), now);
        if (step.isEmpty()) {
            throw wrong();
        }
        List<String> codes = recovery.fresh();
        String sealed = seal.seal(secret, purpose(account.id()));
        database.run(
                on -> {
                    TwoStepRows rows = new TwoStepRows(on);
                    rows.set(account.id(), sealed, now, step.getAsLong());
                    keep(rows, account, codes);
                    return record(on, Actor.of(account), account, Action.DISABLED, Action.ENABLED);
                });
        // Also those shown elsewhere: they would take the place of this one without its code.
        pending.forget(account.id());
        LOG.info("Account {} has set up two-step verification", account.id());
        return codes;
    }

    /**
     * Takes a code, so that it is good no more.
     *
     * @throws Refused {@code wrong-code} for the field {@code code}; {@code locked} with the time to
     *     wait after too many
     */
    public Proof use(Account account, String code) {
        String typed = typed(code);
        String key = Integer.toString(account.id());
        guesses.wait(key)
                .ifPresent(
                        wait -> {
                            throw Refused.throttled(wait).withCode("locked", null);
                        });
        guesses.failed(key); // counted before, so that many tries at once don't all slip through
        Optional<Proof> proof;
        try {
            proof = database.run(on -> use(new TwoStepRows(on), account.id(), typed));
        } catch (Refused refused) {
            guesses.undo(key); // that the database was away is nobody's failure
            throw refused;
        }
        if (proof.isEmpty()) {
            LOG.info("A second step of account {} was refused", account.id());
            throw wrong();
        }
        guesses.forgive(key);
        return proof.get();
    }

    /** Fresh recovery codes; the earlier ones are good no more. */
    public List<String> renewRecoveryCodes(Account account) {
        List<String> codes = recovery.fresh();
        database.run(
                on -> {
                    keep(new TwoStepRows(on), account, codes);
                    audit.switched(
                            on,
                            Actor.of(account),
                            account,
                            "Recovery codes",
                            Action.SET,
                            Action.SET);
                    return null;
                });
        return codes;
    }

    /** Takes it away; who must use it sets it up again at his next sign-in (AUTH-16). */
    public void turnOff(Actor actor, Account account) {
        database.run(
                on -> {
                    TwoStepRows rows = new TwoStepRows(on);
                    rows.set(account.id(), "", clock.instant(), 0);
                    rows.setRecoveryCodes(account.id(), List.of());
                    return record(on, actor, account, Action.ENABLED, Action.DISABLED);
                });
        guesses.forgive(Integer.toString(account.id()));
        LOG.info(
                "Two-step verification of account {} taken away by {}",
                account.id(),
                actor.account());
    }

    private Optional<Proof> use(TwoStepRows rows, int account, String typed) throws SQLException {
        Optional<String> hash = RecoveryCodes.hash(account, typed);
        if (hash.isPresent()) {
            return rows.useRecoveryCode(account, hash.get())
                    ? Optional.of(Proof.RECOVERY_CODE)
                    : Optional.empty();
        }
        Optional<byte[]> secret = secret(rows, account);
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong step = totp.step(secret.get(), typed, clock.instant());
        return step.isPresent() && rows.use(account, step.getAsLong())
                ? Optional.of(Proof.CODE)
                : Optional.empty();
    }

    private Optional<byte[]> secret(TwoStepRows rows, int account) throws SQLException {
        Optional<String> sealed = rows.sealed(account);
        Optional<byte[]> secret = sealed.flatMap(each -> seal.open(each, purpose(account)));
        if (sealed.isPresent() && secret.isEmpty()) {
            LOG.warn(
                    "The authenticator of account {} was sealed with another key than this"
                            + " gateway's; recovery codes and a reset still help",
                    account);
        }
        return secret;
    }

    private Void record(Connection on, Actor actor, Account account, Action before, Action after)
            throws SQLException {
        audit.switched(on, actor, account, FIELD, before, after);
        return null;
    }

    private static void keep(TwoStepRows rows, Account account, List<String> codes)
            throws SQLException {
        rows.setRecoveryCodes(
                account.id(),
                codes.stream()
                        .map(each -> RecoveryCodes.hash(account.id(), each).orElseThrow())
                        .toList());
    }

    private String issuer() {
        String name = accounts.organizationName();
        return name.isEmpty() ? "Belay" : name;
    }

    private static String purpose(int account) {
        return "totp of " + account;
    }

    private static String typed(String code) {
        String typed = code == null ? "" : code.replaceAll("\\s", "");
        if (typed.isEmpty()) {
            throw Refused.missing("code");
        }
        return typed;
    }

    /** The refusal of whoever confirms what he hasn't begun, or too long ago. */
    public static Refused notBegun() {
        return Refused.because(
                Reason.STATE,
                "not-begun",
                "Nothing was begun, or too long ago; please begin again");
    }

    private static Refused wrong() {
        return Refused.field("wrong-code", "code", "It isn't right, or was used already");
    }
}
