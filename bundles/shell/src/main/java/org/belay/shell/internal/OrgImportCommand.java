package org.belay.shell.internal;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.belay.api.organization.OrganizationFile;
import org.osgi.framework.BundleContext;

/** {@code belay:org-import}: makes the organization what a file says. */
@Service
@Command(
        scope = "belay",
        name = "org-import",
        description =
                "Makes the organization what a file of belay:org-export says, and shows each"
                        + " difference")
public final class OrgImportCommand implements Action {

    @Option(name = "--dry-run", description = "Shows the differences and changes nothing")
    private boolean dryRun;

    @Option(
            name = "--delete",
            description = "Deletes what the file doesn't name: units, links, settings, labels")
    private boolean delete;

    @Argument(name = "file", required = true, description = "A file of belay:org-export")
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
                                        .read(file, dryRun, delete));
        return null;
    }
}
