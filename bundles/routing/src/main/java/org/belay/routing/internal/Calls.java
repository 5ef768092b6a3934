package org.belay.routing.internal;

import java.util.List;
import java.util.function.Supplier;
import org.belay.api.message.Message;
import org.belay.api.message.MessageChannel;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails to technicians who could take a request and aren't there (SET-76): one for each session and
 * technician, sent when it comes.
 */
final class Calls {

    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    private final Accounts accounts;
    private final Directory directory;
    private final Supplier<MessageChannel> mail;

    /**
     * To those accounts.
     *
     * @param mail gives null while there is no mail server
     */
    Calls(Accounts accounts, Directory directory, Supplier<MessageChannel> mail) {
        this.accounts = accounts;
        this.directory = directory;
        this.mail = mail;
    }

    /** Says to each of them that the session waits. Doesn't block. */
    void call(Session session, List<Integer> technicians) {
        MessageChannel channel = mail.get();
        if (channel == null) {
            LOG.warn("Session {} waits, and nobody can be told: no mail server", session.id());
            return;
        }
        String where =
                session.channelId() == 0
                        ? "your queue"
                        : directory.find(session.channelId()).map(Unit::name).orElse("a channel");
        // Not what the customer wrote: that is for the console
        String text =
                "A customer has been waiting in "
                        + where
                        + " since "
                        + session.createdAt()
                        + ", and no technician is signed in.\n\nSession "
                        + session.id()
                        + ", "
                        + accounts.organizationName()
                        + "\n";
        for (int technician : technicians) {
            try {
                accounts.find(technician)
                        .filter(account -> account.enabled() && !account.email().isEmpty())
                        .map(Account::email)
                        .ifPresent(
                                to ->
                                        channel.send(
                                                        new Message(
                                                                to,
                                                                "A customer is waiting in " + where,
                                                                text))
                                                .whenComplete(
                                                        (sent, failure) -> log(session, failure)));
            } catch (Refused unavailable) {
                LOG.debug("An address can't be read now");
            }
        }
    }

    private static void log(Session session, Throwable failure) {
        if (failure != null) {
            LOG.warn("A mail about session {} wasn't sent: {}", session.id(), failure.toString());
        }
    }
}
