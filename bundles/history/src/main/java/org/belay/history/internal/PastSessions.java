package org.belay.history.internal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.belay.api.event.SessionArchive;
import org.belay.api.event.SessionArchive.Place;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Session;
import org.belay.api.session.Sessions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Sessions that were with the device of one that is, for those who take part in it (HIST-02, HIST-06).
 * Blocks for the database, with one query a page; safe from any thread.
 */
@Component(service = PastSessions.class)
public final class PastSessions {

    /** Most sessions of a page. */
    static final int MOST = 100;

    private final Sessions sessions;
    private final SessionArchive archive;
    private final Accounts accounts;
    private final Directory tree;

    /**
     * A page of them, the latest first.
     *
     * @param known whether the device would be known again; else there can be none
     * @param next where the next page begins, null if this is the last
     */
    public record Page(boolean known, List<Past> sessions, String next) {}

    /**
     * One of them.
     *
     * @param channel the name of its channel, null for private ones
     * @param technician the name of its lead, null if nobody had started it
     * @param startedAt null if nobody had started it
     * @param notes how often something was noted
     */
    public record Past(
            int id,
            String name,
            String kind,
            String channel,
            String technician,
            Instant createdAt,
            Instant startedAt,
            Instant endedAt,
            String status,
            int notes) {}

    /** Looks there. */
    @Activate
    public PastSessions(
            @Reference Sessions sessions,
            @Reference SessionArchive archive,
            @Reference Accounts accounts,
            @Reference Directory tree) {
        this.sessions = sessions;
        this.archive = archive;
        this.accounts = accounts;
        this.tree = tree;
    }

    /**
     * A page.
     *
     * @param before where it begins, as an earlier page said; empty for the first
     * @param limit 1 to {@value #MOST}
     * @throws Refused {@code not-found} if the account takes part in no such session; {@code invalid}
     */
    Page page(int sessionId, int account, String before, int limit) {
        if (limit < 1 || limit > MOST) {
            throw Refused.field("invalid", "limit", "limit must be 1 to " + MOST);
        }
        Place from = before.isEmpty() ? Place.BEGINNING : place(before);
        Session current =
                sessions.find(sessionId)
                        .filter(session -> takesPart(session, account))
                        .orElseThrow(() -> Refused.notFound("session"));
        // One more than asked for says whether there is a next page; and one may be this session
        // itself, if it is over and still listed.
        List<Session> found = archive.ofDevice(current.device(), from, limit + 2);
        List<Session> others = found.stream().filter(each -> each.id() != sessionId).toList();
        List<Session> shown = others.stream().limit(limit).toList();
        return new Page(
                current.device().isKnown(),
                shown.stream().map(this::past).toList(),
                others.size() > limit ? written(shown.get(limit - 1)) : null);
    }

    private boolean takesPart(Session session, int account) {
        return sessions.entryOf(session, account)
                .filter(entry -> entry.part().takesPart())
                .isPresent();
    }

    private Past past(Session session) {
        return new Past(
                session.id(),
                session.name(),
                session.kind().name().toLowerCase(Locale.ROOT),
                tree.find(session.channelId()).map(Unit::name).orElse(null),
                Optional.of(session.technicianId())
                        .filter(lead -> lead != 0)
                        .map(lead -> accounts.find(lead).map(Account::nickname).orElse(""))
                        .orElse(null),
                session.createdAt(),
                session.startedAt(),
                session.endedAt(),
                session.status().wireName(),
                session.notes());
    }

    private static String written(Session session) {
        return session.createdAt().toEpochMilli() + "-" + session.id();
    }

    private static Place place(String before) {
        String[] parts = before.split("-", -1);
        try {
            if (parts.length == 2) {
                return new Place(
                        Instant.ofEpochMilli(Long.parseLong(parts[0])), Integer.parseInt(parts[1]));
            }
        } catch (NumberFormatException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static Refused invalid() {
        return Refused.field("invalid", "before", "before must be what an earlier page said");
    }
}
