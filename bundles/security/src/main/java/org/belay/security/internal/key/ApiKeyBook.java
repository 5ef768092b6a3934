package org.belay.security.internal.key;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.belay.api.audit.AuditEntry;
import org.belay.api.audit.AuditEntry.Action;
import org.belay.api.audit.AuditEntry.Change;
import org.belay.api.audit.AuditLog;
import org.belay.api.data.Transactions;
import org.belay.api.organization.Account;
import org.belay.api.organization.Actor;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.refusal.Refused;
import org.belay.api.setting.SettingType;
import org.belay.security.internal.Tokens;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes, changes and deletes API keys, each change with its line in the audit. */
@Component(service = ApiKeyBook.class)
public final class ApiKeyBook {

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeyBook.class);

    /** What every key begins with, so that people and scanners know what they have found. */
    private static final String PREFIX = "belay_";

    private static final String SECTION = "API keys";
    private static final int HINT = PREFIX.length() + 4;
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_PERMISSIONS = 4_000;
    private static final int MOST_DAYS = 3_650;
    private static final int MOST_KEYS = 1_000;

    /** What a name may hold is what any line of text in a form may. */
    private static final SettingType.Text NAME = new SettingType.Text(0, false, true);

    private final KnownKeys keys;
    private final Transactions database;
    private final AuditLog audit;
    private final Directory directory;
    private final Clock clock;
    private final Tokens tokens = new Tokens();

    /** A key that was just made: the one time that it is shown. */
    record Minted(ApiKey kept, String key) {
        @Override
        public String toString() {
            return "Minted[" + kept.id() + "]"; // never the key: it would reach logs
        }
    }

    /** Keeps them there. */
    @Activate
    public ApiKeyBook(
            @Reference KnownKeys keys,
            @Reference Transactions database,
            @Reference AuditLog audit,
            @Reference Directory directory) {
        this(keys, database, audit, directory, Clock.systemUTC());
    }

    ApiKeyBook(
            KnownKeys keys,
            Transactions database,
            AuditLog audit,
            Directory directory,
            Clock clock) {
        this.keys = keys;
        this.database = database;
        this.audit = audit;
        this.directory = directory;
        this.clock = clock;
    }

    /** All keys, the latest first. */
    List<ApiKey> all() {
        return keys.list().stream()
                .sorted(Comparator.comparing(ApiKey::createdAt).reversed())
                .toList();
    }

    /**
     * Makes a key for an account.
     *
     * @param held what the account may do itself
     * @param wanted empty for all that it may do at each moment
     * @param days after which it is good no more; empty for never
     * @throws Refused of the field at fault
     */
    Minted create(
            Account issuer,
            Set<String> held,
            String name,
            Set<String> wanted,
            Optional<Integer> days) {
        String checked = name(name);
        if (!held.containsAll(wanted)) {
            throw Refused.field(
                    "invalid", "permissions", "A key can't have more rights than you have");
        }
        if (String.join(" ", wanted).length() > LONGEST_PERMISSIONS) {
            throw Refused.tooLong("permissions", LONGEST_PERMISSIONS);
        }
        if (days.filter(each -> each < 1 || each > MOST_DAYS).isPresent()) {
            throw Refused.field("out-of-range", "expiresInDays", "It must be 1 to " + MOST_DAYS);
        }
        if (keys.list().size() >= MOST_KEYS) {
            throw Refused.state("There are " + MOST_KEYS + " API keys; delete some first");
        }
        String key = PREFIX + tokens.fresh();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int id = database.run(on -> new ApiKeyRows(on).nextId());
        ApiKey kept =
                new ApiKey(
                        id,
                        checked,
                        Tokens.hash(key),
                        key.substring(0, HINT),
                        issuer.id(),
                        wanted,
                        true,
                        now,
                        days.map(each -> now.plus(Duration.ofDays(each))),
                        Optional.empty());
        database.run(
                on -> {
                    new ApiKeyRows(on).add(kept);
                    record(
                            on,
                            issuer,
                            line(Change.ADD, checked, "", Action.NOT_SET, "", Action.ADDED));
                    return null;
                });
        keys.put(kept);
        LOG.info("API key {} made by account {}", id, issuer.id());
        return new Minted(kept, key);
    }

    /** Gives it another name, or switches it; what is empty stays. */
    ApiKey change(Account who, int id, Optional<String> name, Optional<Boolean> enabled) {
        ApiKey before = keys.get(id);
        ApiKey after =
                before.as(
                        name.map(ApiKeyBook::name).orElse(before.name()),
                        enabled.orElse(before.enabled()));
        database.run(
                on -> {
                    new ApiKeyRows(on).change(after);
                    if (!after.name().equals(before.name())) {
                        record(
                                on,
                                who,
                                line(
                                        Change.CHANGE,
                                        "Name",
                                        before.name(),
                                        Action.SET,
                                        after.name(),
                                        Action.SET));
                    }
                    if (after.enabled() != before.enabled()) {
                        record(
                                on,
                                who,
                                line(
                                        Change.CHANGE,
                                        after.name(),
                                        "",
                                        state(before),
                                        "",
                                        state(after)));
                    }
                    return null;
                });
        keys.update(before.hash(), each -> each.as(after.name(), after.enabled()));
        return after;
    }

    /** Deletes it: it is good no more. */
    void delete(Account who, int id) {
        ApiKey key = keys.get(id);
        database.run(
                on -> {
                    new ApiKeyRows(on).remove(id);
                    record(
                            on,
                            who,
                            line(Change.DELETE, key.name(), "", state(key), "", Action.DELETED));
                    return null;
                });
        keys.remove(key);
        LOG.info("API key {} deleted by account {}", id, who.id());
    }

    private void record(Connection on, Account who, AuditEntry line) throws SQLException {
        audit.record(on, Actor.of(who), List.of(line));
    }

    private AuditEntry line(
            Change change,
            String field,
            String oldValue,
            Action oldAction,
            String newValue,
            Action newAction) {
        Unit organization = directory.find(Directory.ORGANIZATION).orElseThrow();
        return new AuditEntry(
                organization.type().auditName(),
                organization.id(),
                organization.name(),
                change,
                SECTION,
                field,
                oldValue,
                oldAction,
                newValue,
                newAction);
    }

    private static Action state(ApiKey key) {
        return key.enabled() ? Action.ENABLED : Action.DISABLED;
    }

    private static String name(String name) {
        if (name == null || name.isBlank()) {
            throw Refused.missing("name");
        }
        String plain = name.strip();
        if (plain.length() > LONGEST_NAME) {
            throw Refused.tooLong("name", LONGEST_NAME);
        }
        try {
            return NAME.read(plain);
        } catch (Refused refused) {
            throw refused.withCode(refused.code(), "name");
        }
    }
}
