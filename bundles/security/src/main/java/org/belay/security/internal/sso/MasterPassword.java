package org.belay.security.internal.sso;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.belay.api.audit.AuditEntry;
import org.belay.api.audit.AuditEntry.Action;
import org.belay.api.audit.AuditLog;
import org.belay.api.data.Transactions;
import org.belay.api.organization.Account;
import org.belay.api.organization.Actor;
import org.belay.api.organization.Directory;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Passwords;
import org.belay.security.internal.Secrets;
import org.belay.security.internal.Tokens;
import org.belay.security.internal.password.PasswordHash;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The Master SSO password (AUTH-27), with which a script of the organization asks for tickets. */
@Component(service = MasterPassword.class)
public final class MasterPassword {

    private static final String NAME = "sso-master-password";

    private final Transactions database;
    private final Secrets secrets;
    private final Passwords passwords;
    private final AuditLog audit;
    private final Directory directory;
    private final PasswordHash hashes = new PasswordHash();

    /** Key of what is remembered below; of this process alone. */
    private final String key = new Tokens().fresh();

    /** What was right last: a company that comes to work at nine isn't hashed one by one. */
    private volatile String right = "";

    /** Keeps its hash in that database. */
    @Activate
    public MasterPassword(
            @Reference Transactions database,
            @Reference Passwords passwords,
            @Reference AuditLog audit,
            @Reference Directory directory) {
        this.database = database;
        this.secrets = new Secrets(database);
        this.passwords = passwords;
        this.audit = audit;
        this.directory = directory;
    }

    /** Whether there is one. Without it nobody gets a ticket. Blocks. */
    boolean isSet() {
        return secrets.find(NAME).isPresent();
    }

    /**
     * Sets it, in the place of the one before.
     *
     * @throws Refused of the field {@code password} if it isn't strong enough
     */
    void set(Account who, String password) {
        Passwords.New fresh = passwords.prepare(0, "", password);
        change(who, Optional.of(fresh.hash()));
    }

    /** Takes it away: there are no tickets any more. */
    void remove(Account who) {
        change(who, Optional.empty());
    }

    /** Whether it is that. Blocks; costs processor time by design, except for what was right last. */
    boolean matches(String password) {
        Optional<String> kept = secrets.find(NAME);
        if (kept.isEmpty()) {
            return false;
        }
        String proof = Tokens.sign(key, kept.get() + " " + password);
        if (Tokens.same(proof, right)) {
            return true;
        }
        boolean matches = hashes.matches(password, kept.get());
        if (matches) {
            right = proof;
        }
        return matches;
    }

    private void change(Account who, Optional<String> hash) {
        boolean was = isSet();
        database.run(
                on -> {
                    if (hash.isPresent()) {
                        Secrets.put(on, NAME, hash.get());
                    } else {
                        delete(on);
                    }
                    audit.record(on, Actor.of(who), List.of(line(was, hash.isPresent())));
                    return null;
                });
    }

    private static void delete(Connection on) throws SQLException {
        try (PreparedStatement delete = on.prepareStatement("DELETE FROM secret WHERE name = ?")) {
            delete.setString(1, NAME);
            delete.executeUpdate();
        }
    }

    private AuditEntry line(boolean was, boolean is) {
        return AuditEntry.switched(
                directory.find(Directory.ORGANIZATION).orElseThrow(),
                "Single sign-on",
                "Master SSO password",
                was ? Action.SET : Action.NOT_SET,
                is ? Action.SET : Action.NOT_SET);
    }
}
