package org.belay.shell.internal;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.belay.api.health.ReadinessCheck;
import org.osgi.framework.BundleContext;

/** {@code belay:status}: how the parts of the gateway are. */
@Service
@Command(
        scope = "belay",
        name = "status",
        description = "Shows the parts of the gateway, and what is amiss")
public final class StatusCommand implements Action {

    @Reference private BundleContext context;
    @Reference private Session session;

    @Override
    public Object execute() throws Exception {
        StatusTable.print(new Services(context).all(ReadinessCheck.class), session.getConsole());
        return null;
    }
}
