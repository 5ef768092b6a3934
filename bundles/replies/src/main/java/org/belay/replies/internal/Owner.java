package org.belay.replies.internal;

import org.belay.api.refusal.Refused;

/** Whose a set of replies is. */
sealed interface Owner {

    /** How pages name it in addresses. */
    String set();

    /** ID of the account, 0 for a shared set. */
    int account();

    /** ID of the technician group, 0 for a personal set. */
    int unit();

    /** A technician's own set. */
    record Person(int account) implements Owner {
        @Override
        public String set() {
            return OWN;
        }

        @Override
        public int unit() {
            return 0;
        }
    }

    /** A set for a technician group and all below it. */
    record Group(int unit) implements Owner {
        @Override
        public String set() {
            return Integer.toString(unit);
        }

        @Override
        public int account() {
            return 0;
        }
    }

    /** How one names one's own set. */
    String OWN = "own";

    /**
     * Whom an address names.
     *
     * @throws Refused {@code not-found} for what is no name of a set
     */
    static Owner of(String set, int account) {
        if (set.equals(OWN)) {
            return new Person(account);
        }
        try {
            return new Group(Integer.parseInt(set));
        } catch (NumberFormatException e) {
            throw Refused.notFound("set");
        }
    }
}
