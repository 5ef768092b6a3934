package org.belay.organization.internal.preference;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.belay.api.data.Transactions;
import org.belay.api.organization.OrganizationChange;
import org.belay.api.organization.OrganizationListener;
import org.belay.api.preference.Preferences;
import org.belay.api.refusal.Refused;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Keeps preferences in the database, and those of whoever was asked for lately in memory. Rows of an
 * account go with it, in the transaction that deletes it.
 */
@Component(service = {Preferences.class, OrganizationListener.class})
public final class PreferenceBook implements Preferences, OrganizationListener {

    /** Accounts whose preferences are held; who is at work at the same time is among them. */
    private static final int HELD = 4_096;

    private static final int WAITING = 10_000;
    private static final Pattern KEY = Pattern.compile("[a-z0-9.-]{1,64}");

    private final Transactions database;

    // Its one thread ends when nobody has asked for a while.
    private final ExecutorService reader;

    /** The one asked for least lately goes first. Guarded by itself. */
    private final Map<Integer, CompletableFuture<Map<String, String>>> held =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<Integer, CompletableFuture<Map<String, String>>> eldest) {
                    return size() > HELD;
                }
            };

    /** Keeps them there. */
    @Activate
    public PreferenceBook(@Reference Transactions database) {
        this.database = database;
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(
                        1,
                        1,
                        30,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(WAITING),
                        task -> new Thread(task, "belay-preferences"));
        one.allowCoreThreadTimeOut(true);
        reader = one;
    }

    /** Whoever still waits is refused. */
    @Deactivate
    void close() {
        reader.shutdownNow();
    }

    @Override
    public CompletionStage<Map<String, String>> of(int account) {
        CompletableFuture<Map<String, String>> found;
        synchronized (held) {
            found = held.get(account);
            if (found != null) {
                return found.copy();
            }
            found = new CompletableFuture<>();
            held.put(account, found);
        }
        load(account, found);
        return found.copy();
    }

    private void load(int account, CompletableFuture<Map<String, String>> into) {
        try {
            reader.execute(
                    () -> {
                        try {
                            into.complete(
                                    database.run(on -> new PreferenceRows(on, account).all()));
                        } catch (RuntimeException e) {
                            fail(account, into, e);
                        }
                    });
        } catch (RejectedExecutionException e) {
            fail(account, into, Refused.unavailable());
        }
    }

    /** The next one who asks is a new try. */
    private void fail(
            int account, CompletableFuture<Map<String, String>> loading, RuntimeException cause) {
        synchronized (held) {
            held.remove(account, loading);
        }
        loading.completeExceptionally(cause);
    }

    @Override
    public void put(int account, String key, String json) {
        if (!KEY.matcher(key).matches()) {
            throw Refused.field("invalid", "key", "There is no such preference");
        }
        if (json.length() > LONGEST) {
            throw Refused.tooLong("value", LONGEST);
        }
        try {
            try {
                write(account, key, json);
            } catch (Transactions.Duplicate first) {
                write(account, key, json); // the other browser's row is there to be changed now
            }
        } catch (Transactions.Duplicate removedAndMadeAgain) {
            throw Refused.unavailable();
        } finally {
            forget(account);
        }
    }

    private void write(int account, String key, String json) throws Transactions.Duplicate {
        database.runUnlessDuplicate(
                on -> {
                    PreferenceRows rows = new PreferenceRows(on, account);
                    if (!rows.update(key, json)) {
                        if (rows.all().size() >= MOST) {
                            throw Refused.field("too-many", "key", "At most " + MOST);
                        }
                        rows.insert(key, json);
                    }
                    return null;
                });
    }

    @Override
    public void remove(int account, String key) {
        try {
            database.run(
                    on -> {
                        new PreferenceRows(on, account).delete(key);
                        return null;
                    });
        } finally {
            forget(account);
        }
    }

    @Override
    public void changed(OrganizationChange change) {
        change.gone().forEach(this::forget);
    }

    /** Also whoever is being read: that may be what was there before. */
    private void forget(int account) {
        synchronized (held) {
            held.remove(account);
        }
    }
}
