package org.belay.organization.internal.tree;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.belay.api.organization.Account;
import org.belay.api.organization.Actor;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Passwords;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Founds the organization: its name, its first master administrator, who is its holder, and a first
 * group in which he is a technician.
 */
@Component(service = Founding.class)
public final class Founding {

    /** Roots that are named in the founder's language. */
    private static final List<Integer> ROOTS =
            List.of(
                    Directory.MASTER_ADMINISTRATORS,
                    Directory.ADMINISTRATORS,
                    Directory.TECHNICIANS,
                    Directory.CHANNELS,
                    Directory.EXTERNAL_TECHNICIANS);

    private final TreeBook book;
    private final Passwords passwords;

    /**
     * What the set-up page asks for.
     *
     * @param language tag of the page's language, in which things are named; null for English
     */
    public record Founder(
            String organization, String name, String email, String password, String language) {
        @Override
        public String toString() {
            return "Founder";
        }
    }

    /** Takes part in the founding's transaction. */
    @FunctionalInterface
    public interface Ticket {

        /** Takes what entitles to found; false if somebody else has. */
        boolean take(Connection on) throws SQLException;
    }

    /** Founds it there. */
    @Activate
    public Founding(@Reference TreeBook book, @Reference Passwords passwords) {
        this.book = book;
        this.passwords = passwords;
    }

    /**
     * Founds it.
     *
     * @throws Refused {@code not-found} if somebody else was first; a field's refusal
     */
    public void found(Founder founder, Ticket ticket) {
        String organization = Fields.name("organization", founder.organization());
        String name = Fields.name("name", founder.name());
        String email = Fields.email("email", founder.email());
        if (email.isEmpty()) {
            throw Refused.missing("email");
        }
        Passwords.New password = passwords.prepare(0, email, founder.password());
        DefaultNames names = DefaultNames.in(founder.language());
        book.change(
                Actor.GATEWAY,
                draft -> {
                    if (!draft.before().organizationName().isEmpty()) {
                        throw Refused.notFound("set-up");
                    }
                    name(draft, organization, names);
                    addFounder(draft, name, email, password, names);
                    return null;
                },
                on -> {
                    if (!ticket.take(on)) {
                        throw Refused.notFound("set-up");
                    }
                });
    }

    private static void name(Draft draft, String organization, DefaultNames names) {
        draft.name(organization);
        rename(draft, Directory.ORGANIZATION, organization);
        for (int root : ROOTS) {
            String key = draft.unit(root).orElseThrow().type().wireName();
            rename(draft, root, names.get(key));
        }
        draft.before().children(Directory.CHANNELS).stream()
                .map(Unit::id)
                .forEach(
                        each ->
                                rename(
                                        draft,
                                        each,
                                        names.get("channel")
                                                + " "
                                                + (each - Directory.FIRST_CHANNEL + 1)));
    }

    private static void rename(Draft draft, int id, String name) {
        draft.put(Edits.of(draft.unit(id).orElseThrow()).name(name).unit());
    }

    private void addFounder(
            Draft draft, String name, String email, Passwords.New password, DefaultNames names)
            throws SQLException {
        int account = draft.nextId();
        draft.put(
                new Person(
                        new Account(account, name, name, email, "", "", Set.of(), true, false),
                        true));
        draft.beside(
                on -> passwords.keep(on, account, password, false), () -> passwords.kept(account));
        draft.holder(account);
        UnitType master = UnitType.MASTER_ADMINISTRATOR;
        Unit administrator =
                Edits.fresh(account, master, Directory.MASTER_ADMINISTRATORS)
                        .account(account)
                        .name(name)
                        .unit();
        UnitType group = UnitType.TECHNICIAN_GROUP;
        Unit support =
                Edits.fresh(draft.nextId(), group, Directory.TECHNICIANS)
                        .name(names.get("first-group"))
                        .unit();
        Unit technician =
                Edits.fresh(draft.nextId(), UnitType.TECHNICIAN, support.id())
                        .account(account)
                        .name(name)
                        .unit();
        for (Unit each : List.of(administrator, support, technician)) {
            draft.put(each);
            draft.record(Words.added(each));
        }
    }
}
