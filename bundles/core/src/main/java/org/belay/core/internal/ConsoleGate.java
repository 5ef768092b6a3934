package org.belay.core.internal;

import java.util.Optional;
import org.belay.api.organization.Accounts;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionGate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Lets technicians act in sessions as long as they may use the console at all, by whatever way they
 * ask: who is disabled or no technician any more isn't let through by a page or a socket of before.
 */
@Component
public final class ConsoleGate implements SessionGate {

    private final Accounts accounts;
    private final Permissions permissions;

    /** Asks those. */
    @Activate
    public ConsoleGate(@Reference Accounts accounts, @Reference Permissions permissions) {
        this.accounts = accounts;
        this.permissions = permissions;
    }

    @Override
    public Optional<Refused> objection(Session session, SessionCommand command) {
        return technicianOf(command)
                .filter(technician -> !mayUseTheConsole(technician.accountId()))
                .map(
                        technician ->
                                Refused.forbidden("This needs the permission to use the console"));
    }

    // External technicians have no account: what they may is their part in the session alone.
    private static Optional<Author> technicianOf(SessionCommand command) {
        return command instanceof SessionCommand.Personal personal
                ? Optional.of(personal.author())
                        .filter(author -> author.role() == Author.Role.TECHNICIAN)
                        .filter(author -> author.accountId() >= 0)
                : Optional.empty();
    }

    private boolean mayUseTheConsole(int account) {
        return accounts.find(account)
                .map(permissions::of)
                .filter(keys -> keys.contains(Permissions.CONSOLE))
                .isPresent();
    }
}
