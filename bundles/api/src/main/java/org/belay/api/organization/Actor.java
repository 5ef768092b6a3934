package org.belay.api.organization;

/**
 * Who changes the organization.
 *
 * @param account 0 for the gateway itself: set-up, the shell, an import
 * @param name as the audit records it
 */
public record Actor(int account, String name) {

    /** Set-up, the shell and imports: may do everything. */
    public static final Actor GATEWAY = new Actor(0, "Belay");

    /** That account. */
    public static Actor of(Account account) {
        return new Actor(account.id(), account.name());
    }

    /** Whether it is the gateway itself. */
    public boolean isGateway() {
        return account == 0;
    }
}
