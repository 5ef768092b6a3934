package org.belay.relay.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.belay.api.event.EventLog;
import org.belay.api.event.LoggedEvent;
import org.belay.api.organization.Directory;
import org.belay.api.organization.OrganizationChange;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Access;
import org.belay.api.session.Participant;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionEventListener;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.Sessions;
import org.belay.api.session.UnsavedLine;
import org.belay.api.ui.Contributions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is connected, and who is told what. */
final class Relay implements SessionEventListener {

    /** What the relay needs of the gateway. */
    record Gateway(
            SessionsAtHand sessions,
            EventLog log,
            Access access,
            Contributions contributions,
            ObjectMapper mapper,
            Views views) {}

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final ConcurrentHashMap<Integer, Set<TechnicianConversation>> technicians =
            new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, CustomerConversation> customers =
            new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, Set<TechnicianConversation>> listeners =
            new ConcurrentHashMap<>();

    /** External technicians by their number, which no two have, in whatever session. */
    private final ConcurrentHashMap<Integer, GuestConversation> guests = new ConcurrentHashMap<>();

    private final QueuePositions positions;
    private final Set<EntryConversation> entries = ConcurrentHashMap.newKeySet();
    private final Gateway gateway;
    private final Executor readers;
    private final Presence presence;
    private final ConsoleParts parts = new ConsoleParts();

    Relay(Gateway gateway, Executor readers, Presence presence) {
        this.gateway = gateway;
        this.readers = readers;
        this.presence = presence;
        this.positions = new QueuePositions(gateway.sessions(), this::tellPosition);
    }

    Gateway gateway() {
        return gateway;
    }

    Sessions sessions() {
        return gateway.sessions();
    }

    /** The session's name, empty if nobody can tell now. */
    String nameOf(int sessionId) {
        try {
            return sessions().find(sessionId).map(Session::name).orElse("");
        } catch (Refused unavailable) {
            return "";
        }
    }

    /** The core is there, for the first time or again: whoever stayed connected goes on. */
    void coreCame() {
        presence.expectThoseFromBefore(customers::containsKey);
        try {
            readers.execute(
                    () -> {
                        lookThroughLists();
                        lookAfterGuests();
                    });
        } catch (RejectedExecutionException e) {
            LOG.debug("Too many logs are being read; lists follow the next events");
        }
    }

    EventLog log() {
        return gateway.log();
    }

    /** What other bundles add to the talk with consoles. */
    ConsoleParts parts() {
        return parts;
    }

    Views views() {
        return gateway.views();
    }

    /**
     * Runs a task that reads the database, off the socket's thread.
     *
     * @throws Refused {@code busy} if too many wait already
     */
    void read(Runnable task) {
        try {
            readers.execute(task);
        } catch (RejectedExecutionException e) {
            throw Refused.because(Reason.UNAVAILABLE, "busy", "Too many logs are being read");
        }
    }

    void add(TechnicianConversation technician) {
        // In one step: a former conversation's removal must not take the set away under this one.
        technicians.compute(
                technician.accountId(),
                (id, conversations) -> {
                    Set<TechnicianConversation> some =
                            conversations == null ? ConcurrentHashMap.newKeySet() : conversations;
                    some.add(technician);
                    return some;
                });
    }

    void remove(TechnicianConversation technician) {
        technicians.computeIfPresent(
                technician.accountId(),
                (id, conversations) -> {
                    conversations.remove(technician);
                    return conversations.isEmpty() ? null : conversations;
                });
    }

    /** The customer has come; an older socket of his is sent away. */
    void add(CustomerConversation customer) {
        CustomerConversation former;
        synchronized (customers) {
            former = customers.put(customer.sessionId(), customer);
            presence.arrived(customer.sessionId());
        }
        if (former != null) {
            former.line().close(CloseReason.REPLACED);
        }
    }

    void remove(CustomerConversation customer) {
        // Coming and going are told in the order in which the map sees them, else the last word on
        // somebody who is here could be that he has gone.
        synchronized (customers) {
            if (customers.remove(customer.sessionId(), customer)) {
                presence.gone(customer.sessionId());
            }
        }
    }

    /** A guest has come; an older socket of his is sent away. */
    void add(GuestConversation guest) {
        GuestConversation former = guests.put(guest.number(), guest);
        if (former != null) {
            former.line().close(CloseReason.REPLACED);
        }
    }

    void remove(GuestConversation guest) {
        guests.remove(guest.number(), guest);
    }

    void add(EntryConversation entry) {
        entries.add(entry);
    }

    void remove(EntryConversation entry) {
        entries.remove(entry);
    }

    int entries() {
        return entries.size();
    }

    @Override
    public void happened(Session session, LoggedEvent logged) {
        SessionEvent event = logged.event();
        boolean note =
                event instanceof SessionEvent.Noted || event instanceof SessionEvent.NoteWritten;
        boolean words = note || event instanceof SessionEvent.Line;
        if (note) {
            tellEverybody(session); // each console that shows notes, and no customer
        } else if (!words) {
            tellOfState(session);
        }
        ObjectNode forTechnicians = views().event(session.name(), logged);
        toListeners(session.id(), technician -> technician.happened(logged, forTechnicians));
        if (Views.isForCustomers(event)) {
            ObjectNode forCustomers = views().eventForCustomers(session.name(), logged);
            toCustomer(session, customer -> customer.happened(logged, forCustomers));
        }
        toGuests(session, guest -> guest.happened(session, logged, words));
        if (event instanceof SessionEvent.Parted parted) {
            Optional.ofNullable(guests.get(parted.whom().accountId()))
                    .ifPresent(guest -> guest.happened(session, logged, words));
        }
        if (!words) {
            toListeners(session.id(), technician -> technician.shutUnlessListed(session));
        }
        if (event instanceof SessionEvent.TermsAccepted) {
            arrives(session); // he is here since he began to read
        }
        if (session.status().isOver() && !words) {
            toCustomer(session, customer -> customer.end(CloseReason.NO_RIGHT));
        }
    }

    private void arrives(Session session) {
        synchronized (customers) { // see remove
            if (customers.containsKey(session.id())) {
                presence.arrived(session.id());
            }
        }
    }

    /** Who reads terms that aren't asked for any more needn't accept them, and new ones he must read. */
    private void lookAtThoseWhoConnect() {
        for (int id : customers.keySet()) {
            sessions()
                    .find(id)
                    .filter(session -> session.status() == SessionStatus.CONNECTING)
                    .ifPresent(
                            session -> {
                                arrives(session);
                                toCustomer(session, customer -> customer.tellOf(session));
                            });
        }
    }

    @Override
    public void urgencyChanged(Session session) {
        // As it is now: it may have been started since, and whoever has lost it must not get it
        // back
        sessions().find(session.id()).ifPresent(this::tellEverybody);
    }

    /** A console reads the session's log from now on. */
    void listens(int sessionId, TechnicianConversation technician) {
        listeners.compute(
                sessionId,
                (id, conversations) -> {
                    Set<TechnicianConversation> some =
                            conversations == null ? ConcurrentHashMap.newKeySet() : conversations;
                    some.add(technician);
                    return some;
                });
    }

    /** It doesn't any more. */
    void listensNoMore(int sessionId, TechnicianConversation technician) {
        listeners.computeIfPresent(
                sessionId,
                (id, conversations) -> {
                    conversations.remove(technician);
                    return conversations.isEmpty() ? null : conversations;
                });
    }

    /** Tells those who wait how far they have come. */
    void tellPositions() {
        positions.tell();
    }

    private void tellPosition(int sessionId, int position) {
        CustomerConversation customer = customers.get(sessionId);
        if (customer != null && !views().showsWait(sessionId)) {
            customer.tell(
                    gateway.mapper()
                            .createObjectNode()
                            .put("type", "position")
                            .put("session", sessionId)
                            .put("position", position));
        }
    }

    /**
     * People were disabled, or their rights or names are others now. Doesn't block: what needs a look
     * into the database is done by the readers, or at the next check of rights.
     */
    void organizationChanged(OrganizationChange change) {
        change.gone().forEach(account -> toAccount(account, one -> one.end(CloseReason.NO_RIGHT)));
        Set<Integer> others = new HashSet<>(change.accounts());
        others.removeAll(change.gone());
        others.forEach(account -> toAccount(account, one -> one.tell(me(account))));
        // What is set for everybody may shut anybody out, such as a rule of addresses.
        boolean forAll =
                !change.settings().isEmpty() && change.units().contains(Directory.ORGANIZATION);
        if (others.isEmpty() && change.units().isEmpty()) {
            return;
        }
        try {
            readers.execute(
                    () -> {
                        others.forEach(this::lookAgain);
                        if (forAll) {
                            checkRights();
                        }
                        lookThroughLists();
                        lookAfterGuests();
                        lookAtThoseWhoConnect();
                    });
        } catch (RejectedExecutionException e) {
            LOG.debug("Too many logs are being read; rights are checked later");
        }
    }

    /** Rights, names or limits are others now. */
    private ObjectNode me(int account) {
        return gateway.mapper()
                .createObjectNode()
                .put("type", "me")
                .put("maxActive", sessions().mostActive(account));
    }

    private void lookAgain(int account) {
        toAccount(account, Relay::checkRight);
        // His customers see his name. What comes late is older than what they have, and they see
        // it.
        for (Session session : sessions().listOf(account)) {
            tellEverybody(session);
            toCustomer(session, customer -> customer.tellOf(session));
        }
    }

    /** What guests may do is bounded by groups, too. */
    private void lookAfterGuests() {
        guests.values()
                .forEach(guest -> sessions().find(guest.sessionId()).ifPresent(guest::lookAgain));
    }

    /** Queues may be others now: whoever gains or loses sessions by that sees it at once. */
    private void lookThroughLists() {
        technicians.values().forEach(some -> some.forEach(TechnicianConversation::lookThroughList));
    }

    /** Sends technicians away who have signed out or were disabled. May block for the database. */
    void checkRights() {
        technicians.values().forEach(some -> some.forEach(Relay::checkRight));
    }

    private static void checkRight(TechnicianConversation technician) {
        try {
            if (!technician.hasRight()) {
                technician.end(CloseReason.NO_RIGHT);
            }
        } catch (Refused unavailable) {
            LOG.debug("Right of {} not checked now", technician.accountId());
        }
    }

    private void tellOfState(Session session) {
        tellEverybody(session);
        toCustomer(session, customer -> customer.tellOf(session));
        positions.moved(session);
    }

    /** Each console that has it in its list, or had. Many see it alike: one message for those. */
    private void tellEverybody(Session session) {
        Views.Shared shared = views().shared(session);
        technicians.values().forEach(some -> some.forEach(one -> one.tellOf(session, shared)));
    }

    @Override
    public void unsaved(Session session, UnsavedLine line) {
        ObjectNode message = views().unsaved(session, line);
        toListeners(session.id(), technician -> technician.tell(message));
        ObjectNode forCustomers = Views.withoutAccounts(message);
        toCustomer(session, customer -> customer.tell(forCustomers));
        toGuests(session, guest -> guest.tellTheOthers(message));
    }

    /** Whoever is connected has missed something: he comes again and reads it in the log. */
    @Override
    public void missed() {
        closeAll(CloseReason.TOO_SLOW);
    }

    /** Tells the others of who is typing. */
    void typing(Session session, ObjectNode message, Conversation by) {
        toListeners(
                session.id(),
                technician -> {
                    if (technician != by) {
                        technician.tell(message);
                    }
                });
        ObjectNode forCustomers = Views.withoutAccounts(message);
        toCustomer(
                session,
                customer -> {
                    if (customer != by) {
                        customer.tell(forCustomers);
                    }
                });
        toGuests(
                session,
                guest -> {
                    if (guest != by) {
                        guest.tellTheOthers(message);
                    }
                });
    }

    /** Contributions have changed: open pages fetch them again. */
    void contributionsChanged(long version) {
        ObjectNode message =
                gateway.mapper()
                        .createObjectNode()
                        .put("type", "contributions")
                        .put("version", version);
        technicians.values().forEach(some -> some.forEach(one -> one.tell(message)));
        customers.values().forEach(customer -> customer.tell(message));
        entries.forEach(entry -> entry.tell(message));
    }

    void closeAll(CloseReason reason) {
        technicians.values().forEach(some -> some.forEach(one -> one.line().close(reason)));
        customers.values().forEach(customer -> customer.line().close(reason));
        guests.values().forEach(guest -> guest.line().close(reason));
        entries.forEach(entry -> entry.line().close(reason));
    }

    private void toListeners(int session, Consumer<TechnicianConversation> tell) {
        Optional.ofNullable(listeners.get(session))
                .ifPresent(conversations -> conversations.forEach(tell));
    }

    private void toAccount(int account, Consumer<TechnicianConversation> tell) {
        Optional.ofNullable(technicians.get(account))
                .ifPresent(conversations -> conversations.forEach(tell));
    }

    private void toGuests(Session session, Consumer<GuestConversation> tell) {
        for (Participant each : session.company().participants()) {
            if (each.external()) {
                Optional.ofNullable(guests.get(each.id())).ifPresent(tell);
            }
        }
    }

    private void toCustomer(Session session, Consumer<CustomerConversation> tell) {
        Optional.ofNullable(customers.get(session.id())).ifPresent(tell);
    }
}
