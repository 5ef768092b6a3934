package org.belay.shell.internal;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.belay.api.audit.AuditLog;
import org.osgi.framework.BundleContext;

/** {@code belay:audit-verify}: whether somebody altered or deleted rows of the audit. */
@Service
@Command(
        scope = "belay",
        name = "audit-verify",
        description = "Reads the whole audit and tells whether a row was altered or deleted")
public final class AuditVerifyCommand implements Action {

    @Reference private BundleContext context;
    @Reference private Session session;

    @Override
    public Object execute() throws Exception {
        new Services(context)
                .use(AuditLog.class, audit -> AuditDesk.verify(audit, session.getConsole()));
        return null;
    }
}
