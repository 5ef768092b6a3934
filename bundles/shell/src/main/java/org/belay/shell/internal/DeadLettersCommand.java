package org.belay.shell.internal;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.belay.api.event.DeadLetters;
import org.osgi.framework.BundleContext;

/** {@code belay:dead-letters}: events that couldn't be delivered. */
@Service
@Command(
        scope = "belay",
        name = "dead-letters",
        description = "Shows events that couldn't be delivered, and sends them again")
public final class DeadLettersCommand implements Action {

    @Option(name = "--replay", description = "Sends the letter of this ID once more")
    private Long replay;

    @Option(name = "--replay-all", description = "Sends all letters once more, oldest first")
    private boolean replayAll;

    @Option(name = "--discard", description = "Throws the letter of this ID away")
    private Long discard;

    @Reference private BundleContext context;
    @Reference private Session session;

    @Override
    public Object execute() throws Exception {
        new Services(context)
                .use(
                        DeadLetters.class,
                        letters -> run(new DeadLetterDesk(letters, session.getConsole())));
        return null;
    }

    private void run(DeadLetterDesk desk) throws Failed {
        if (replayAll) {
            desk.replayAll();
        } else if (replay != null) {
            desk.replay(replay);
        } else if (discard != null) {
            desk.discard(discard);
        } else {
            desk.list();
        }
    }
}
