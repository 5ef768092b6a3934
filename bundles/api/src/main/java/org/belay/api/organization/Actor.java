package org.belay.api.organization;

/**
 * Who changes the organization.
 *
 * @param account 0 for the gateway itself: set-up, the shell, an import
 * @param name as the audit records it
 * @param bounded whether he may do no more than an administrator although his account may: an API
 *     key of a master administrator that doesn't hold {@code admin.global}
 */
public record Actor(int account, String name, boolean bounded) {

    /** Set-up, the shell and imports: may do everything. */
    public static final Actor GATEWAY = new Actor(0, "Belay");

    /** Somebody with all that the account may. */
    public Actor(int account, String name) {
        this(account, name, false);
    }

    /** That account. */
    public static Actor of(Account account) {
        return new Actor(account.id(), account.name());
    }

    /** The same, without what only master administrators may. */
    public Actor asBounded() {
        return new Actor(account, name, true);
    }

    /** Whether it is the gateway itself. */
    public boolean isGateway() {
        return account == 0;
    }
}
