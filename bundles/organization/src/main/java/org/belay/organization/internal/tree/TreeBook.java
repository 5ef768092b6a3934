package org.belay.organization.internal.tree;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.belay.api.audit.AuditLog;
import org.belay.api.data.Transactions;
import org.belay.api.organization.Account;
import org.belay.api.organization.Actor;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.organization.internal.News;
import org.belay.organization.internal.UnitAttachment;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Holds the picture of the organization and replaces it after each change. Reads it once, when it is
 * first asked; the set-up does that before the gateway is ready.
 */
@Component(service = {Directory.class, TreeBook.class})
public final class TreeBook implements Directory {

    /** What somebody wants to change. Runs again from its beginning if a lock was in its way. */
    @FunctionalInterface
    interface Change<T> {

        /** Edits the draft. */
        T edit(Draft draft) throws SQLException;
    }

    /** Belongs to the transaction of a change. */
    @FunctionalInterface
    interface Beside {

        /** Goes on, or refuses by an exception. */
        void on(Connection connection) throws SQLException;
    }

    /**
     * What was edited in one transaction.
     *
     * @param drafts those that are to be recorded, in order
     */
    private record Made<T>(T result, List<Draft> drafts, Tree after) {}

    private final List<UnitAttachment> attachments = new CopyOnWriteArrayList<>();
    private final Transactions database;
    private final AuditLog audit;
    private final Licences licences;
    private final News news;

    /** One change after the other: rules are checked against the picture that the change replaces. */
    private final ReentrantLock changing = new ReentrantLock();

    /** Changes that a thread makes as one; only that thread, which holds the lock, knows of them. */
    private volatile Joined joined;

    private volatile Tree tree;
    private volatile boolean doubtful;

    /** Keeps the organization in that database. */
    @Activate
    public TreeBook(
            @Reference Transactions database,
            @Reference AuditLog audit,
            @Reference Licences licences,
            @Reference News news) {
        this.database = database;
        this.audit = audit;
        this.licences = licences;
        this.news = news;
    }

    /** Takes that along with units from now on. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(UnitAttachment attachment) {
        attachments.add(attachment);
    }

    void remove(UnitAttachment attachment) {
        attachments.remove(attachment);
    }

    /** The organization as it is now. */
    Tree tree() {
        Joined running = joined;
        if (running != null && changing.isHeldByCurrentThread()) {
            return running.tree();
        }
        Tree now = tree;
        return now == null ? load() : now;
    }

    private Tree load() {
        changing.lock();
        try {
            if (tree == null || doubtful) {
                long revision = tree == null ? 1 : tree.revision() + 1;
                tree = new Tree(revision, database.run(on -> new TreeRows(on).load()));
                doubtful = false;
            }
            return tree;
        } finally {
            changing.unlock();
        }
    }

    /** Makes a change, records it, and tells who has to know. */
    <T> T change(Actor actor, Change<T> change) {
        return change(actor, change, none -> {});
    }

    /** Like {@link #change}, together with something else in the same transaction, which goes first. */
    <T> T change(Actor actor, Change<T> change, Beside beside) {
        changing.lock();
        try {
            Joined running = joined;
            return running == null
                    ? together(all -> all.change(actor, change, beside))
                    : running.change(actor, change, beside);
        } finally {
            changing.unlock();
        }
    }

    /**
     * Makes changes as one: what the work changes on its thread is written when it is done, or not at
     * all if it throws. Runs again from its beginning if a lock was in its way.
     */
    <T> T together(Supplier<T> work) {
        changing.lock();
        try {
            return joined == null ? together(all -> work.get()) : work.get();
        } finally {
            changing.unlock();
        }
    }

    private <T> T together(Function<Joined, T> work) {
        Tree before = doubtful ? load() : tree();
        Made<T> made = commit(before, work);
        if (made.drafts().isEmpty()) {
            return made.result();
        }
        tree = made.after();
        attachments.forEach(UnitAttachment::committed);
        try {
            made.drafts().forEach(each -> each.afterwards().forEach(Runnable::run));
        } finally {
            // Within the lock, so that changes are told in the order in which they were made; also
            // if the database was lost after the commit.
            news.tell(Effects.of(before, made.after()));
        }
        return made.result();
    }

    private <T> Made<T> commit(Tree before, Function<Joined, T> work) {
        try {
            return database.runUnlessDuplicate(
                    on -> {
                        Joined all = new Joined(before, on);
                        joined = all;
                        try {
                            T result = work.apply(all);
                            if (!all.drafts().isEmpty()) {
                                licences.check(before, all.tree());
                                write(on, before, all);
                            }
                            return new Made<>(result, all.drafts(), all.tree());
                        } catch (Joined.Failed e) {
                            throw e.cause();
                        } finally {
                            joined = null;
                        }
                    });
        } catch (Transactions.Duplicate e) {
            doubtful = true; // another gateway was here
            throw Refused.because(
                    Reason.STATE,
                    "changed",
                    "Somebody else has changed the organization meanwhile");
        } catch (Refused refused) {
            // Nobody could tell whether the commit still came through.
            doubtful |= refused.reason() == Reason.UNAVAILABLE;
            throw refused;
        }
    }

    private void write(Connection on, Tree before, Joined all) throws SQLException {
        new TreeWriter(on).write(before, all.tree());
        Set<Integer> gone = Effects.removed(before, all.tree());
        for (Draft draft : all.drafts()) {
            for (Beside each : draft.besides()) {
                each.on(on);
            }
            for (UnitAttachment each : attachments) {
                for (Draft.Copy copy : draft.copies()) {
                    each.copied(on, copy.from(), copy.to());
                }
            }
        }
        if (!gone.isEmpty()) {
            for (UnitAttachment each : attachments) {
                each.deleted(on, gone);
            }
        }
        all.record(audit);
    }

    @Override
    public Optional<Unit> find(int id) {
        return tree().find(id);
    }

    @Override
    public List<Unit> children(int id) {
        return tree().children(id);
    }

    @Override
    public List<Unit> path(int id) {
        return tree().path(id);
    }

    @Override
    public List<Unit> subtree(int id) {
        return List.copyOf(tree().subtree(id));
    }

    @Override
    public List<Unit> linksTo(int id) {
        return tree().linksTo(id);
    }

    @Override
    public boolean isWithin(int id, int ancestor) {
        return tree().isWithin(id, ancestor);
    }

    @Override
    public boolean isEnabled(int id) {
        return tree().isEnabled(id);
    }

    @Override
    public Optional<Unit> technician(int account) {
        return tree().technician(account);
    }

    @Override
    public Optional<Unit> administrator(int account) {
        return tree().administrator(account);
    }

    @Override
    public int holder() {
        return tree().holder();
    }

    @Override
    public boolean administers(int account, int unit) {
        return Authority.of(tree(), account).administers(unit);
    }

    @Override
    public List<Integer> channelsOf(int account) {
        return tree().channelsOf(account);
    }

    @Override
    public long revision() {
        return tree().revision();
    }

    /** The account, empty if there is none. */
    public Optional<Account> account(int id) {
        return tree().account(id);
    }

    /** The organization's name, empty before set-up. */
    public String organizationName() {
        return tree().organizationName();
    }
}
