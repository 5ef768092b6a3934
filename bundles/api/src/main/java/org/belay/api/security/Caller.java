package org.belay.api.security;

import java.security.Principal;
import java.util.Set;
import org.belay.api.organization.Account;
import org.belay.api.refusal.Refused;

/** Who makes a request. REST resources get it as the security context's user principal. */
public sealed interface Caller extends Principal {

    /**
     * A signed-in account.
     *
     * @param permissions the keys of what it may do, such as {@code session.private}
     * @param csrf what unsafe requests must bring in the header {@code X-Belay-CSRF}; empty with
     *     an API key
     * @param byKey whether an API key came instead of a browser's cookie
     */
    record SignedIn(Account account, Set<String> permissions, String csrf, boolean byKey)
            implements Caller {
        /** Makes the permissions unmodifiable. */
        public SignedIn {
            permissions = Set.copyOf(permissions);
        }

        /** Somebody at a browser. */
        public SignedIn(Account account, Set<String> permissions, String csrf) {
            this(account, permissions, csrf, false);
        }

        /** A program with an API key that the account issued. */
        public static SignedIn byKey(Account account, Set<String> permissions) {
            return new SignedIn(account, permissions, "", true);
        }

        @Override
        public String getName() {
            return account.email();
        }

        /**
         * Goes on if the account has the permission.
         *
         * @throws Refused {@code forbidden}
         */
        public void require(String permission) {
            if (!permissions.contains(permission)) {
                throw Refused.forbidden("This needs the permission " + permission);
            }
        }

        @Override
        public String toString() {
            return "SignedIn[" + account.id() + "]";
        }
    }

    /** The customer of a session, known by the cookie that redeeming gave him. */
    record Customer(int sessionId) implements Caller {
        @Override
        public String getName() {
            return "customer of " + sessionId;
        }
    }

    /**
     * An external technician who takes part in a session, known by the cookie that his code gave him.
     *
     * @param number his in the session, negative; see {@link
     *     org.belay.api.session.Participant#id}
     */
    record Guest(int sessionId, int number) implements Caller {
        @Override
        public String getName() {
            return "guest " + number + " of " + sessionId;
        }
    }

    /** Nobody that the gateway knows. */
    record Anonymous() implements Caller {
        @Override
        public String getName() {
            return "anonymous";
        }
    }

    /**
     * The signed-in account.
     *
     * @throws Refused {@code not-signed-in} if it is somebody else
     */
    default SignedIn signedIn() {
        if (this instanceof SignedIn signedIn) {
            return signedIn;
        }
        throw Refused.notSignedIn();
    }
}
