package org.belay.routing.internal;

import java.util.Map;
import java.util.function.Supplier;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.preference.AutoStart;
import org.belay.api.preference.Preferences;
import org.belay.api.session.Author;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.Sessions;
import org.belay.api.setting.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a private session for its technician as soon as the customer is there, if he or his group
 * wants that and he sits at his console (SES-32, SET-65, CONN-12).
 */
final class PrivateStart {

    private static final Logger LOG = LoggerFactory.getLogger(PrivateStart.class);

    private final Sessions sessions;
    private final Accounts accounts;
    private final Directory directory;
    private final Settings settings;
    private final Supplier<Preferences> preferences;
    private final Staff staff;

    /**
     * Of those sessions.
     *
     * @param preferences gives null while there are none
     */
    PrivateStart(
            Sessions sessions,
            Accounts accounts,
            Directory directory,
            Settings settings,
            Supplier<Preferences> preferences,
            Staff staff) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.directory = directory;
        this.settings = settings;
        this.preferences = preferences;
        this.staff = staff;
    }

    /** The customer of a private session is there. */
    void arrived(Session session) {
        int technician = session.technicianId();
        Preferences his = preferences.get();
        if (!staff.isAtConsole(technician)) {
            return;
        }
        AutoStart rule =
                AutoStart.of(
                        settings.get(
                                AutoStart.SETTING,
                                directory.technician(technician).map(Unit::id).orElse(0)));
        if (rule.locked() || his == null) {
            startIf(rule.isOn(Map.of()), session);
            return;
        }
        his.of(technician)
                .whenComplete(
                        (prefers, failure) -> {
                            if (failure == null) {
                                startIf(rule.isOn(prefers), session);
                            } else {
                                LOG.debug("Session {} isn't started by itself", session.id());
                            }
                        });
    }

    private void startIf(boolean on, Session session) {
        if (!on) {
            return;
        }
        int technician = session.technicianId();
        String name = accounts.find(technician).map(Account::nickname).orElse("");
        sessions.ask(
                        session.id(),
                        new SessionCommand.Assign(
                                Author.SYSTEM, Author.technician(technician, name)))
                .whenComplete(
                        (done, failure) -> {
                            if (failure != null) {
                                LOG.debug("Session {} waits: {}", session.id(), failure.toString());
                            }
                        });
    }
}
