package org.belay.replies.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.belay.api.data.Transactions;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;
import org.belay.api.refusal.Refused;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Sets of predefined replies and URLs: everybody's own, and those that administrators share with a
 * technician group and all below it (CHAT-41 to CHAT-49; 12, open point 10). Blocks for the database;
 * safe from any thread. What a set holds goes with its account or group.
 */
@Component(service = ReplyBook.class)
public final class ReplyBook {

    /** Most entries of a set. */
    static final int MOST = 500;

    private static final Set<UnitType> GROUPS =
            Set.of(UnitType.TECHNICIANS, UnitType.TECHNICIAN_GROUP);

    private final Transactions database;
    private final Directory directory;

    /**
     * A set as somebody sees it.
     *
     * @param set {@code own} or the group's ID
     * @param name of the group, empty for one's own
     * @param mayEdit whether he may change it
     */
    public record View(String set, String name, boolean mayEdit, List<Reply> entries) {}

    /** What came of an import: entries added, and those that were there already, word for word. */
    public record Imported(int added, int known) {}

    /** Keeps them there. */
    @Activate
    public ReplyBook(@Reference Transactions database, @Reference Directory directory) {
        this.database = database;
        this.directory = directory;
    }

    /** What the account may use: its own set first, then those of its groups, the nearest first. */
    List<View> usable(int account) {
        List<Unit> groups = groupsOf(account);
        Map<Owner, List<Reply>> sets =
                database.run(
                        on ->
                                new ReplyRows(on)
                                        .of(account, groups.stream().map(Unit::id).toList()));
        return Stream.concat(
                        Stream.of(view(account, new Owner.Person(account), "", sets)),
                        groups.stream()
                                .map(
                                        each ->
                                                view(
                                                        account,
                                                        new Owner.Group(each.id()),
                                                        each.name(),
                                                        sets)))
                .filter(each -> each.mayEdit() || !each.entries().isEmpty())
                .toList();
    }

    private View view(int account, Owner owner, String name, Map<Owner, List<Reply>> sets) {
        return new View(
                owner.set(),
                name,
                mayEdit(account, owner),
                List.copyOf(sets.getOrDefault(owner, List.of())));
    }

    /** The groups with which the account may share, with all above them in their names. */
    List<View> shareable(int account) {
        return directory.subtree(Directory.TECHNICIANS).stream()
                .filter(each -> GROUPS.contains(each.type()))
                .filter(each -> directory.administers(account, each.id()))
                .map(each -> new View(Integer.toString(each.id()), name(each), true, List.of()))
                .toList();
    }

    private String name(Unit group) {
        List<String> path =
                directory.path(group.id()).stream()
                        .filter(each -> each.type() == UnitType.TECHNICIAN_GROUP)
                        .map(Unit::name)
                        .toList();
        return path.isEmpty() ? group.name() : String.join(" / ", path);
    }

    /** One set. */
    View set(int account, Owner owner) {
        Unit group = readable(account, owner);
        List<Reply> entries = database.run(on -> new ReplyRows(on).of(owner));
        return new View(
                owner.set(),
                group == null ? "" : name(group),
                mayEdit(account, owner),
                List.copyOf(entries));
    }

    /** Adds an entry behind all others. */
    Reply add(int account, Owner owner, Entry entry) {
        editable(account, owner);
        return database.run(
                on -> {
                    ReplyRows rows = new ReplyRows(on);
                    room(rows.of(owner).size() + 1);
                    String id = UUID.randomUUID().toString();
                    rows.insert(owner, id, entry, rows.end(owner));
                    return Reply.of(id, entry);
                });
    }

    /** Changes name and content of an entry; what kind it is stays. */
    Reply change(int account, Owner owner, String id, Entry entry) {
        editable(account, owner);
        if (!database.run(on -> new ReplyRows(on).update(owner, id, entry))) {
            throw Refused.notFound("entry");
        }
        return Reply.of(id, entry);
    }

    /** Deletes an entry. */
    void delete(int account, Owner owner, String id) {
        editable(account, owner);
        if (!database.run(on -> new ReplyRows(on).delete(owner, id))) {
            throw Refused.notFound("entry");
        }
    }

    /** Puts the set into that order; what isn't named comes behind it, in the order it had. */
    void order(int account, Owner owner, List<String> ids) {
        editable(account, owner);
        database.run(
                on -> {
                    ReplyRows rows = new ReplyRows(on);
                    List<String> known = rows.of(owner).stream().map(Reply::id).toList();
                    List<String> wanted =
                            Stream.concat(ids.stream().filter(known::contains), known.stream())
                                    .distinct()
                                    .toList();
                    rows.place(owner, wanted);
                    return null;
                });
    }

    /** Adds what isn't there word for word; replaces nothing (CHAT-47). */
    Imported add(int account, Owner owner, List<Entry> entries) {
        editable(account, owner);
        return database.run(on -> add(new ReplyRows(on), owner, entries));
    }

    private static Imported add(ReplyRows rows, Owner owner, List<Entry> entries)
            throws SQLException {
        Set<Entry> known = new HashSet<>();
        rows.of(owner).forEach(each -> known.add(each.entry()));
        int before = known.size();
        List<Entry> fresh = new ArrayList<>();
        for (Entry each : entries) {
            if (known.add(each)) {
                fresh.add(each);
            }
        }
        room(before + fresh.size());
        int place = rows.end(owner);
        for (Entry each : fresh) {
            rows.insert(owner, UUID.randomUUID().toString(), each, place++);
        }
        return new Imported(fresh.size(), entries.size() - fresh.size());
    }

    private static void room(int wanted) {
        if (wanted > MOST) {
            throw Refused.field("too-many", "name", "A set may have at most " + MOST + " entries");
        }
    }

    /** The group that shares it, null for one's own. */
    private Unit readable(int account, Owner owner) {
        if (owner instanceof Owner.Person person && person.account() == account) {
            return null;
        }
        return directory
                .find(owner.unit())
                .filter(each -> GROUPS.contains(each.type()))
                .filter(each -> mayEdit(account, owner) || groupsOf(account).contains(each))
                .orElseThrow(() -> Refused.notFound("set"));
    }

    private void editable(int account, Owner owner) {
        readable(account, owner);
        if (!mayEdit(account, owner)) {
            throw Refused.forbidden("Only its administrators change what a group shares");
        }
    }

    private boolean mayEdit(int account, Owner owner) {
        return owner instanceof Owner.Person person
                ? person.account() == account
                : directory.administers(account, owner.unit());
    }

    /** From his group up to the root of all technicians. */
    private List<Unit> groupsOf(int account) {
        List<Unit> groups = new ArrayList<>();
        directory
                .technician(account)
                .ifPresent(
                        unit ->
                                directory.path(unit.id()).stream()
                                        .filter(each -> GROUPS.contains(each.type()))
                                        .forEach(each -> groups.add(0, each)));
        return groups;
    }
}
