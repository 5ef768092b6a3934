package org.belay.security.ldap.internal;

import java.util.Optional;
import java.util.function.Supplier;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Actor;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitDraft;
import org.belay.api.organization.UnitType;
import org.belay.api.organization.Units;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The people of the directory server as accounts of this gateway. */
final class People {

    private static final Logger LOG = LoggerFactory.getLogger(People.class);
    private static final int LONGEST_NAME = 128;

    private final Accounts accounts;
    private final Directory tree;
    private final Supplier<Optional<Units>> units;
    private final boolean follows;

    /**
     * @param units what changes the tree, if it is there
     * @param follows whether technicians are made and moved as their groups there say
     */
    People(Accounts accounts, Directory tree, Supplier<Optional<Units>> units, boolean follows) {
        this.accounts = accounts;
        this.tree = tree;
        this.units = units;
        this.follows = follows;
    }

    /** Whether the address is the master account holder's, who must get in without the server. */
    boolean isHolder(String email) {
        return accounts.find(tree.holder())
                .filter(each -> each.email().equalsIgnoreCase(email.strip()))
                .isPresent();
    }

    /**
     * The person's account.
     *
     * @throws Refused {@code forbidden} if he has none and none is made for him
     */
    Account account(Person person) {
        Optional<Account> known = find(person);
        if (known.isEmpty()) {
            return make(person);
        }
        move(known.get(), person);
        return known.get();
    }

    private Optional<Account> find(Person person) {
        for (String mail : person.mails()) {
            Optional<Account> found =
                    tree.subtree(Directory.ORGANIZATION).stream()
                            .filter(each -> each.type().isUser())
                            .flatMap(each -> accounts.find(each.account()).stream())
                            .filter(each -> each.email().equals(mail))
                            .findFirst();
            if (found.isPresent()) {
                // Else whoever can change his address there could become him here.
                return found.filter(each -> each.id() != tree.holder());
            }
        }
        return Optional.empty();
    }

    private Account make(Person person) {
        Optional<Units> changes = units.get();
        if (!follows || person.group().isEmpty() || person.mails().isEmpty() || changes.isEmpty()) {
            throw unknown();
        }
        try {
            Unit made =
                    changes.get()
                            .create(
                                    Actor.GATEWAY,
                                    UnitType.TECHNICIAN,
                                    person.group().get(),
                                    draft(person));
            LOG.info("Technician {} made as the directory server says", made.id());
            return accounts.find(made.account()).orElseThrow(Refused::unavailable);
        } catch (Refused refused) {
            // Two sign-ins at once: the other one has made it.
            Optional<Account> meanwhile = find(person);
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            if (refused.reason() == Reason.UNAVAILABLE) {
                throw refused;
            }
            LOG.warn(
                    "No technician can be made in group {} of groups.map: {} {}",
                    person.group().get(),
                    refused.code(),
                    refused.field().orElse(""));
            throw unknown();
        }
    }

    private static Refused unknown() {
        return Refused.forbidden("There is no account here for this person of the directory");
    }

    private static UnitDraft draft(Person person) {
        String mail = person.mails().get(0);
        String name = person.name().isEmpty() ? mail : person.name();
        UnitDraft none = UnitDraft.empty();
        return new UnitDraft(
                Optional.of(name.substring(0, Math.min(LONGEST_NAME, name.length()))),
                none.description(),
                Optional.of(true),
                none.nickname(),
                Optional.of(mail),
                none.ssoId(),
                Optional.of(new Unguessable().password()),
                none.technicianGroup(),
                none.mobile(),
                none.rights(),
                none.labels(),
                none.barred());
    }

    /** Not if he is below the group already: an administrator may have put him into a subgroup. */
    private void move(Account account, Person person) {
        Optional<Unit> technician = tree.technician(account.id());
        Optional<Units> changes = units.get();
        if (!follows || person.group().isEmpty() || technician.isEmpty() || changes.isEmpty()) {
            return;
        }
        int group = person.group().get();
        if (tree.isWithin(technician.get().parent(), group)) {
            return;
        }
        try {
            changes.get().move(Actor.GATEWAY, technician.get().id(), group);
            LOG.info(
                    "Technician {} moved to group {} as the directory server says",
                    technician.get().id(),
                    group);
        } catch (Refused refused) {
            if (refused.reason() == Reason.UNAVAILABLE) {
                throw refused;
            }
            LOG.warn("No technician can be moved to group {}: {}", group, refused.code());
        }
    }
}
