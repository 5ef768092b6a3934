package org.belay.store.internal;

import java.sql.SQLException;

/** What a failed statement means for the one who asked for it. */
enum SqlFailure {
    /** The database can't hold the values: too long, not unique, not encodable. Others go on. */
    DATA,
    /** Somebody else held a lock: the same again may work. */
    CONTENTION,
    /** No connection, no disk, no memory, or a state nobody foresaw: nothing can be written. */
    OUTAGE;

    /**
     * Judges by the SQL state's class, which Derby and PostgreSQL share: 22 data, 23 constraint, 54
     * limit, 40 serialization. Whatever isn't known to be the values' fault counts as an outage,
     * because an outage is probed until it ends and never loses what waits.
     */
    static SqlFailure of(SQLException failure) {
        SqlFailure found = OUTAGE;
        for (Throwable cause : failure) { // goes through next exceptions and causes alike
            String state = cause instanceof SQLException sql ? sql.getSQLState() : null;
            if (state == null || state.length() < 2) {
                continue;
            }
            switch (state.substring(0, 2)) {
                case "08" -> {
                    return OUTAGE;
                }
                case "22", "23", "54" -> found = DATA;
                case "40" -> found = found == OUTAGE ? CONTENTION : found;
                default -> {
                    // says nothing by itself: batches wrap the state that counts
                }
            }
        }
        return found;
    }

    /** Whether a row of that key was there already. */
    static boolean isDuplicate(SQLException failure) {
        for (Throwable cause : failure) {
            if (cause instanceof SQLException sql && "23505".equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
