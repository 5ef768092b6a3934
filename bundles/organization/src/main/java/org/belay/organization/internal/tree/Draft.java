package org.belay.organization.internal.tree;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.belay.api.audit.AuditEntry;
import org.belay.api.organization.Unit;

/**
 * The organization as somebody wants it to become: edited in memory, then compared with what was and
 * written. Used by one thread within one transaction.
 */
final class Draft {

    /** Gives IDs that nobody had before. */
    @FunctionalInterface
    interface Ids {
        int next() throws SQLException;
    }

    /** Rows of one unit that another begins with. */
    record Copy(int from, int to) {}

    private final Tree before;
    private final Ids ids;
    private final Map<Integer, Unit> units;
    private final Map<Integer, Person> people;
    private final Map<String, Integer> labels;
    private final Set<Integer> editedUnits = new HashSet<>();
    private final Set<Integer> editedPeople = new HashSet<>();
    private final List<TreeBook.Beside> besides = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private final List<Copy> copies = new ArrayList<>();
    private final List<AuditEntry> changes = new ArrayList<>();
    private String name;
    private int holder;
    private boolean edited;
    private Tree after;

    Draft(Tree before, Ids ids) {
        this.before = before;
        this.ids = ids;
        units = new HashMap<>(before.content().units());
        people = new HashMap<>(before.content().people());
        labels = new HashMap<>(before.content().labels());
        name = before.organizationName();
        holder = before.holder();
    }

    /** Whether nobody has edited anything. */
    boolean isEmpty() {
        return !edited;
    }

    /** How it was when the change began. */
    Tree before() {
        return before;
    }

    int nextId() throws SQLException {
        int id = ids.next();
        while (units.containsKey(id)) { // IDs from before there was one range for all
            id = ids.next();
        }
        return id;
    }

    /** The unit as the draft has it. */
    Optional<Unit> unit(int id) {
        return Optional.ofNullable(units.get(id));
    }

    private void edit() {
        edited = true;
        after = null;
    }

    void put(Unit unit) {
        edit();
        editedUnits.add(unit.id());
        units.put(unit.id(), unit);
    }

    /** Puts a changed unit in its place, with the next revision. */
    Unit replace(Edits edits) {
        Unit unit = edits.unit();
        Unit next = Edits.of(unit).revision(unit.revision() + 1).unit();
        put(next);
        return next;
    }

    void remove(int unit) {
        edit();
        editedUnits.add(unit);
        units.remove(unit);
    }

    void put(Person person) {
        edit();
        editedPeople.add(person.id());
        people.put(person.id(), person);
    }

    /** The person as the draft has him. */
    Person person(int account) {
        return people.get(account);
    }

    void removePerson(int account) {
        edit();
        editedPeople.add(account);
        people.remove(account);
    }

    /** Is done in the transaction once the tree's rows are written, and the other after the commit. */
    void beside(TreeBook.Beside work, Runnable committed) {
        edited = true;
        besides.add(work);
        afterwards.add(committed);
    }

    void putLabel(String label, int id) {
        edit();
        labels.put(label, id);
    }

    void removeLabel(String label) {
        edit();
        labels.remove(label);
    }

    void name(String organization) {
        edit();
        name = organization;
    }

    void holder(int account) {
        edit();
        holder = account;
    }

    /** Rows that follow units begin at one as they are at the other. */
    void copy(int from, int to) {
        copies.add(new Copy(from, to));
    }

    void record(AuditEntry entry) {
        changes.add(entry);
    }

    /** How it is by now. */
    Tree after() {
        if (after == null) {
            Content content = new Content(name, holder, units, people, labels);
            after = before.with(content, editedUnits, editedPeople);
        }
        return after;
    }

    List<TreeBook.Beside> besides() {
        return besides;
    }

    List<Runnable> afterwards() {
        return afterwards;
    }

    List<Copy> copies() {
        return copies;
    }

    List<AuditEntry> changes() {
        return changes;
    }
}
