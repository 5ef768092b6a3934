package org.belay.shell.internal;

import java.time.Instant;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.belay.api.event.EventLog;
import org.osgi.framework.BundleContext;

/** {@code belay:sessions}: the sessions of this gateway. */
@Service
@Command(
        scope = "belay",
        name = "sessions",
        description = "Shows sessions that are open, or ended and still listed")
public final class SessionsCommand implements Action {

    @Reference private BundleContext context;
    @Reference private Session session;

    @Override
    public Object execute() throws Exception {
        new Services(context)
                .use(
                        EventLog.class,
                        log ->
                                SessionTable.print(
                                        log.openSessions(), Instant.now(), session.getConsole()));
        return null;
    }
}
