package org.belay.shell.internal;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.belay.api.organization.OrganizationFile;
import org.osgi.framework.BundleContext;

/** {@code belay:org-export}: the organization as a file. */
@Service
@Command(
        scope = "belay",
        name = "org-export",
        description = "Writes the organization as YAML, without passwords and other secrets")
public final class OrgExportCommand implements Action {

    @Argument(name = "file", description = "Where to; without one it is shown")
    private String file;

    @Reference private BundleContext context;
    @Reference private Session session;

    @Override
    public Object execute() throws Exception {
        new Services(context)
                .use(
                        OrganizationFile.class,
                        organization ->
                                new OrganizationDesk(organization, session.getConsole())
                                        .write(file));
        return null;
    }
}
