package org.belay.api.preference;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.belay.api.refusal.Refused;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What people prefer: small texts by key, kept with the account and gone with it. What belongs to one
 * screen, such as the place of a splitter, stays in the browser instead.
 */
@ProviderType
public interface Preferences {

    /** Most characters of a value. */
    int LONGEST = 4_000;

    /** Most preferences of one account. */
    int MOST = 32;

    /**
     * All that the account prefers, JSON texts by key; empty if it prefers nothing or isn't there.
     * From memory for accounts that were asked for lately, else from the database on a thread of the
     * service. Never blocks; safe from any thread.
     *
     * @return fails with {@link Refused} {@code unavailable} without database
     */
    CompletionStage<Map<String, String>> of(int account);

    /**
     * From now on the account prefers that. Blocks for the database; safe from any thread.
     *
     * @param key of lower case letters, digits, dots and dashes, 1 to 64 of them
     * @param json at most {@link #LONGEST} characters; whoever reads it knows what it means
     * @throws Refused {@code invalid} or {@code too-long} with the field; {@code too-many}; {@code
     *     unavailable}
     */
    void put(int account, String key, String json);

    /** From now on the account prefers nothing there. Blocks as {@link #put} does. */
    void remove(int account, String key);
}
