package org.belay.organization.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.belay.api.data.Transactions;
import org.belay.api.organization.Actor;
import org.belay.api.organization.AdministratorRight;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitDraft;
import org.belay.api.organization.UnitType;
import org.belay.api.security.Passwords;
import org.belay.organization.internal.audit.AuditBook;
import org.belay.organization.internal.tree.Founding;
import org.belay.organization.internal.tree.Founding.Founder;
import org.belay.organization.internal.tree.LabelBook;
import org.belay.organization.internal.tree.Licences;
import org.belay.organization.internal.tree.TreeBook;
import org.belay.organization.internal.tree.UnitBook;

/** The services of an organization as a running gateway has them, on a real database. */
public final class Organization {

    /** Everybody's password. */
    public static final String PASSWORD = "Sample1%";

    private final News news = new News();
    private final AuditBook audit;
    private final Licences licences = new Licences();
    private final PlainPasswords passwords = new PlainPasswords();
    private final TreeBook tree;
    private final UnitBook units;
    private final LabelBook labels;
    private final Founding founding;
    private final AccountBook accounts;

    public Organization(Transactions database) {
        audit = new AuditBook(database);
        tree = new TreeBook(database, audit, licences, news);
        units = new UnitBook(tree, passwords);
        labels = new LabelBook(tree);
        founding = new Founding(tree, passwords);
        accounts = new AccountBook(tree);
    }

    /** Founds it: the founder's account is 1001, his group 1002. */
    public Organization founded() {
        founding.found(
                new Founder("Acme", "Mara Alvers", "mara@example.com", PASSWORD, "en"), on -> true);
        return this;
    }

    public Unit group(int parent, String name) {
        return units.create(Actor.GATEWAY, UnitType.TECHNICIAN_GROUP, parent, named(name));
    }

    /** A technician who can sign in. */
    public Unit technician(int group, String name) {
        return units.create(Actor.GATEWAY, UnitType.TECHNICIAN, group, user(name));
    }

    /** An administrator who can sign in. */
    public Unit administrator(int parent, String name) {
        return units.create(Actor.GATEWAY, UnitType.ADMINISTRATOR, parent, user(name));
    }

    public static UnitDraft named(String name) {
        return new Wish().name(name).draft();
    }

    public static UnitDraft user(String name) {
        String email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com";
        return new Wish().name(name).email(email).password(PASSWORD).draft();
    }

    public Actor actor(Unit unit) {
        return Actor.of(tree.account(unit.account()).orElseThrow());
    }

    public News news() {
        return news;
    }

    public AuditBook audit() {
        return audit;
    }

    public Licences licences() {
        return licences;
    }

    /** Accounts whose sign-ins have ended, in order. */
    public List<Integer> ended() {
        return passwords.kept;
    }

    public Passwords passwords() {
        return passwords;
    }

    public TreeBook tree() {
        return tree;
    }

    public UnitBook units() {
        return units;
    }

    public LabelBook labels() {
        return labels;
    }

    public Founding founding() {
        return founding;
    }

    public AccountBook accounts() {
        return accounts;
    }

    /** Puts a draft together. */
    public static final class Wish {

        private UnitDraft draft = UnitDraft.empty();

        public Wish name(String value) {
            return set(0, value);
        }

        public Wish description(String value) {
            return set(1, value);
        }

        public Wish enabled(boolean value) {
            return set(2, value);
        }

        public Wish nickname(String value) {
            return set(3, value);
        }

        public Wish email(String value) {
            return set(4, value);
        }

        public Wish ssoId(String value) {
            return set(5, value);
        }

        public Wish password(String value) {
            return set(6, value);
        }

        public Wish technicianGroup(int value) {
            return set(7, value);
        }

        public Wish mobile(boolean value) {
            return set(8, value);
        }

        public Wish rights(AdministratorRight... value) {
            return set(9, Set.of(value));
        }

        public Wish labels(String... value) {
            return set(10, Set.of(value));
        }

        public Wish barred(Integer... value) {
            return set(11, Set.of(value));
        }

        @SuppressWarnings("unchecked") // each place gets what belongs there
        private Wish set(int place, Object value) {
            Optional<?>[] all = {
                draft.name(),
                draft.description(),
                draft.enabled(),
                draft.nickname(),
                draft.email(),
                draft.ssoId(),
                draft.password(),
                draft.technicianGroup(),
                draft.mobile(),
                draft.rights(),
                draft.labels(),
                draft.barred()
            };
            all[place] = Optional.of(value);
            draft =
                    new UnitDraft(
                            (Optional<String>) all[0],
                            (Optional<String>) all[1],
                            (Optional<Boolean>) all[2],
                            (Optional<String>) all[3],
                            (Optional<String>) all[4],
                            (Optional<String>) all[5],
                            (Optional<String>) all[6],
                            (Optional<Integer>) all[7],
                            (Optional<Boolean>) all[8],
                            (Optional<Set<AdministratorRight>>) all[9],
                            (Optional<Set<String>>) all[10],
                            (Optional<Set<Integer>>) all[11]);
            return this;
        }

        public UnitDraft draft() {
            return draft;
        }
    }
}
