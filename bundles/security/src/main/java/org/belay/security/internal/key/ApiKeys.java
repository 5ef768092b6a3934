package org.belay.security.internal.key;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.belay.api.data.Transactions;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Caller;
import org.belay.api.security.Throttles;
import org.belay.security.internal.Tokens;
import org.belay.security.internal.address.AddressRules;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Knows programs by their keys. Such a program may do what both the key and its issuer may, as it is at
 * that moment: who loses a right or is disabled takes it from all his keys.
 */
@Component(service = ApiKeys.class)
public final class ApiKeys {

    /** Longer than any key of ours; nobody has to hash a megabyte. */
    private static final int LONGEST = 100;

    /** Writing down each use would be much ado. */
    private static final Duration WRITTEN_DOWN_AFTER = Duration.ofMinutes(5);

    private static final Throttles.Limit PER_ADDRESS =
            new Throttles.Limit(20, Duration.ofMinutes(1));
    private static final Throttles.Limit OVERALL = new Throttles.Limit(500, Duration.ofMinutes(1));

    private final KnownKeys keys;
    private final Accounts accounts;
    private final Permissions permissions;
    private final AddressRules addresses;
    private final Throttles.Throttle guesses;
    private final UsedWriter used;
    private final Clock clock;

    /** Asks those. */
    @Activate
    public ApiKeys(
            @Reference KnownKeys keys,
            @Reference Accounts accounts,
            @Reference Permissions permissions,
            @Reference AddressRules addresses,
            @Reference Throttles throttles,
            @Reference Transactions database) {
        this(keys, accounts, permissions, addresses, throttles, database, Clock.systemUTC());
    }

    /** By that clock. */
    public ApiKeys(
            KnownKeys keys,
            Accounts accounts,
            Permissions permissions,
            AddressRules addresses,
            Throttles throttles,
            Transactions database,
            Clock clock) {
        this.keys = keys;
        this.accounts = accounts;
        this.permissions = permissions;
        this.addresses = addresses;
        this.guesses = throttles.throttle("api-key", PER_ADDRESS, OVERALL);
        this.used = new UsedWriter(database);
        this.clock = clock;
    }

    /** Ends; what is to be written down gets a moment for it. */
    @Deactivate
    public void end() {
        used.close();
    }

    /**
     * Who brings that key; empty if it isn't good, for whatever reason.
     *
     * @throws Refused {@code throttled} after too many wrong ones; {@code address-denied}; {@code
     *     unavailable}
     */
    public Optional<Caller.SignedIn> caller(String key, String address) {
        Instant now = clock.instant();
        Optional<ApiKey> known =
                key.length() > LONGEST ? Optional.empty() : keys.find(Tokens.hash(key));
        Optional<Account> issuer =
                known.filter(each -> each.isGood(now))
                        .flatMap(each -> accounts.find(each.issuer()))
                        .filter(Account::enabled);
        if (issuer.isEmpty()) {
            // Only after it was wrong: who has a good key isn't held up by his neighbours.
            guesses.check(address);
            guesses.failed(address);
            return Optional.empty();
        }
        addresses.check(issuer.get(), address);
        noteUse(known.get(), now);
        Set<String> may = addresses.narrowed(issuer.get(), permissions.of(issuer.get()), address);
        return Optional.of(Caller.SignedIn.byKey(issuer.get(), bounded(known.get(), may)));
    }

    private static Set<String> bounded(ApiKey key, Set<String> ofIssuer) {
        return key.permissions().isEmpty()
                ? ofIssuer
                : ofIssuer.stream()
                        .filter(key.permissions()::contains)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private void noteUse(ApiKey key, Instant now) {
        if (key.usedAt().filter(each -> now.isBefore(each.plus(WRITTEN_DOWN_AFTER))).isEmpty()) {
            keys.update(key.hash(), each -> each.used(now));
            used.writeSoon(key.id(), now);
        }
    }
}
