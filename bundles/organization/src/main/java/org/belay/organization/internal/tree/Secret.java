package org.belay.organization.internal.tree;

import java.util.Optional;
import org.belay.api.organization.Actor;
import org.belay.api.organization.UnitDraft;
import org.belay.api.security.Passwords;

/** A password that somebody chose, on its way into an account. */
final class Secret {

    private final Passwords passwords;
    private final Actor by;
    private final Passwords.New password;

    private Secret(Passwords passwords, Actor by, Passwords.New password) {
        this.passwords = passwords;
        this.by = by;
        this.password = password;
    }

    /**
     * The one that the draft names, if it is good enough; what is wrong with it goes to the faults.
     * Costs processor time by design: not to be called within a transaction.
     */
    static Optional<Secret> of(
            Passwords passwords,
            Actor by,
            int account,
            String email,
            UnitDraft wanted,
            Faults faults) {
        return wanted.password()
                .filter(each -> !faults.has("email"))
                .flatMap(
                        each ->
                                faults.read(
                                        "password", () -> passwords.prepare(account, email, each)))
                .map(each -> new Secret(passwords, by, each));
    }

    /** The account gets it with the draft's change. */
    void give(Draft draft, int account) {
        draft.beside(
                on -> passwords.keep(on, account, password, account != by.account()),
                () -> passwords.kept(account));
    }
}
