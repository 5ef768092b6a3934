package org.belay.guest.internal;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.belay.api.connect.GuestDoor;
import org.belay.api.connect.GuestDoor.Admitted;
import org.belay.api.connect.GuestDoor.Guest;
import org.belay.api.connect.GuestDoor.Pass;
import org.belay.api.message.MessageChannel;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Unit;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Throttles;
import org.belay.api.security.Throttles.Limit;
import org.belay.api.security.Throttles.Throttle;
import org.belay.api.session.Author;
import org.belay.api.session.Participant;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.Sessions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Invites external technicians within what administrators allow, and lets them in by their codes. */
@Component(service = GuestInvitations.class, configurationPid = "org.belay.guest")
public final class GuestInvitations {

    private static final Logger LOG = LoggerFactory.getLogger(GuestInvitations.class);
    private static final Duration COUNTED = Duration.ofMinutes(10);
    private static final int LONGEST_ADDRESS = 254;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+");
    private static final Pattern LINKED = Pattern.compile("[0-9]{6}\\.[A-Za-z0-9_-]{22}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z-]{2,16}");

    /** What counts as guessing; a field left empty, a lead who is away or a database away don't. */
    private static final Set<Reason> GUESSED = Set.of(Reason.NOT_FOUND, Reason.GONE);

    /**
     * Whom a lead wants, and how.
     *
     * @param approved unit of an external technician, 0 for who isn't listed
     * @param email where it goes if it goes by mail; of an approved one what the organization knows
     * @param language tag of the lead's, for mail and link
     */
    record Wish(
            int session,
            int approved,
            String name,
            String email,
            Set<String> withheld,
            String comment,
            Way way,
            String language) {
        @Override
        public String toString() {
            return "Wish[" + session + "]"; // never what people wrote: it would reach logs
        }
    }

    /**
     * What the lead gets of it: only what he is to pass on himself.
     *
     * @param code of the way PIN, else null
     * @param link of the ways by which he sends it himself, else null
     * @param email where it went or goes, else null
     */
    public record Issued(
            int guest, String code, URI link, URI entry, String email, Instant expiresAt) {
        @Override
        public String toString() {
            return "Issued[" + guest + "]";
        }
    }

    private final GuestDoor door;
    private final Sessions sessions;
    private final Bounds bounds;
    private final GuestSettings settings;
    private final Accounts accounts;
    private final Throttle throttle;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            target = "(channel=mail)")
    private volatile MessageChannel mail;

    /** Asks those. */
    @Activate
    public GuestInvitations(
            @Reference GuestDoor door,
            @Reference Sessions sessions,
            @Reference Bounds bounds,
            @Reference GuestSettings settings,
            @Reference Accounts accounts,
            @Reference Throttles throttles,
            GuestConfig config) {
        this.door = door;
        this.sessions = sessions;
        this.bounds = bounds;
        this.settings = settings;
        this.accounts = accounts;
        this.throttle =
                throttles.throttle(
                        "guest",
                        new Limit(config.wrong_codes_per_address(), COUNTED),
                        new Limit(config.wrong_codes_overall(), COUNTED));
    }

    /** Outside of OSGi. */
    GuestInvitations with(MessageChannel channel) {
        mail = channel;
        return this;
    }

    /** Whether that way can be gone by that lead now (EXT-05). */
    boolean offers(Way way, Account lead) {
        return settings.allows(way, lead) && (way != Way.MAIL || mail != null);
    }

    /**
     * Invites. Blocks for the database; the stage fails as {@link Sessions#ask} does, and if the mail
     * isn't taken: then nobody is invited.
     *
     * @param home the gateway's address
     * @throws Refused {@code forbidden}; {@code invalid}, {@code missing} or {@code too-long} for
     *     what isn't within his bounds or isn't right
     */
    CompletionStage<Issued> invite(Account lead, Wish wish, URI home) {
        if (!bounds.mayInvite(lead)) {
            throw Refused.forbidden("This needs the permission " + Bounds.INVITE)
                    .with("permission", Bounds.INVITE);
        }
        if (!offers(wish.way(), lead)) {
            throw Refused.field("not-allowed", "way", "Your group doesn't invite in this way");
        }
        Unit approved = approved(lead, wish);
        String name = approved == null ? wish.name().strip() : shortened(approved.name());
        String email = wish.way().isMail() ? address(approved, wish) : "";
        Duration validity = settings.validity(lead);
        Author author = Author.technician(lead.id(), lead.nickname());
        Guest guest =
                new Guest(
                        approved == null ? 0 : approved.id(),
                        name,
                        wish.withheld(),
                        wish.comment());
        return door.invite(wish.session(), author, guest, validity, wish.way() == Way.PIN)
                .thenCompose(
                        pass -> {
                            LOG.info(
                                    "Guest {} invited to session {} by technician {}, by {}",
                                    pass.guest(),
                                    wish.session(),
                                    lead.id(),
                                    wish.way().wireName());
                            URI link = link(home, wish.language(), pass);
                            Issued issued = issued(wish.way(), pass, link, home, email);
                            if (wish.way() != Way.MAIL) {
                                return CompletableFuture.completedStage(issued);
                            }
                            Letter letter =
                                    new Letter(
                                            email,
                                            wish.language(),
                                            name,
                                            lead.nickname(),
                                            accounts.organizationName(),
                                            wish.comment(),
                                            link.toString(),
                                            validity.toMinutes());
                            return sent(letter)
                                    .exceptionallyCompose(
                                            failure ->
                                                    takenBack(
                                                            wish.session(), author, pass, failure))
                                    .thenApply(done -> issued);
                        });
    }

    private CompletionStage<Void> sent(Letter letter) {
        MessageChannel channel = mail;
        return channel == null
                ? CompletableFuture.failedStage(Refused.unavailable())
                : channel.send(letter.message());
    }

    // A letter that counts as lost may have come all the same: who is in by it stays.
    private CompletionStage<Void> takenBack(
            int session, Author lead, Pass pass, Throwable failure) {
        boolean isIn =
                sessions.find(session)
                        .flatMap(now -> now.company().participant(pass.guest()))
                        .filter(Participant::takesPart)
                        .isPresent();
        if (isIn) {
            return CompletableFuture.completedStage(null);
        }
        return sessions.ask(session, new SessionCommand.Dismiss(lead, pass.guest()))
                .handle((after, another) -> null)
                .thenCompose(nothing -> CompletableFuture.failedStage(failure));
    }

    private Unit approved(Account lead, Wish wish) {
        if (wish.approved() == 0) {
            if (!bounds.mayInviteAnyone(lead)) {
                throw Refused.field(
                        "not-allowed", "approved", "Your group invites approved technicians only");
            }
            return null;
        }
        return bounds.approved(lead, wish.approved())
                .orElseThrow(
                        () ->
                                Refused.field(
                                        "invalid",
                                        "approved",
                                        "That external technician isn't offered to you"));
    }

    /** The tree's names may be longer than what a session shows. */
    private static String shortened(String name) {
        int most = SessionCommand.InviteGuest.MOST_CHARACTERS;
        return name.length() <= most ? name : name.substring(0, most);
    }

    private static String address(Unit approved, Wish wish) {
        String known = approved == null ? "" : approved.email();
        if (approved != null && known.isEmpty() && wish.way() == Way.MAIL) {
            // What the server mails goes where administrators have said (EXT-09)
            throw Refused.field(
                    "no-address", "approved", "No address is entered for that technician");
        }
        String email = known.isEmpty() ? wish.email().strip() : known;
        if (email.isEmpty()) {
            throw Refused.missing("email");
        }
        if (email.length() > LONGEST_ADDRESS || !ADDRESS.matcher(email).matches()) {
            throw Refused.field("invalid", "email", "That is no e-mail address");
        }
        return email;
    }

    private static Issued issued(Way way, Pass pass, URI link, URI home, String email) {
        boolean passesOn = way == Way.LINK || way == Way.OWN_MAIL;
        return new Issued(
                pass.guest(),
                way == Way.PIN ? pass.code() : null,
                passesOn ? link : null,
                home.resolve("/guest"),
                email.isEmpty() ? null : email,
                pass.expiresAt());
    }

    /** The code is behind the #, which browsers send to nobody: no proxy's log has it. */
    private static URI link(URI home, String language, Pass pass) {
        String query = LANGUAGE.matcher(language).matches() ? "?language=" + language : "";
        return home.resolve("/guest" + query + "#" + pass.code());
    }

    /**
     * Lets somebody in. The stage fails with {@code code-missing}, {@code code-malformed}, {@code
     * code-unknown}, {@code code-expired}, {@code code-used}, {@code lead-away}, {@code missing} for
     * a name that is needed, or throttled.
     *
     * @param address of who tries, for throttling
     */
    CompletionStage<Admitted> redeem(String typed, String name, String address) {
        try {
            String code = code(typed);
            throttle.check(address);
            return door.admit(code, name)
                    .handle((admitted, failure) -> judge(admitted, failure, address));
        } catch (Refused refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private static String code(String typed) {
        if (typed != null && LINKED.matcher(typed).matches()) {
            return typed;
        }
        String digits = typed == null ? "" : typed.replaceAll("[\\s.\\p{Pd}]", "");
        if (digits.isEmpty()) {
            throw Refused.field("code-missing", "code", "Please enter the code");
        }
        if (!digits.matches("[0-9]{6}")) {
            throw Refused.field("code-malformed", "code", "A code has six digits");
        }
        return digits;
    }

    private Admitted judge(Admitted admitted, Throwable failure, String address) {
        if (failure == null) {
            throttle.succeeded(address);
            LOG.info("Guest {} came into session {}", admitted.guest(), admitted.session().id());
            return admitted;
        }
        Throwable cause =
                failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (!(cause instanceof Refused refused)) {
            throw new CompletionException(cause);
        }
        if (GUESSED.contains(refused.reason())) {
            throttle.failed(address);
            LOG.info("A guest's code was refused as {}", refused.code());
            throw refused.withCode("code-" + refused.code(), "code");
        }
        throw refused.reason() == Reason.STATE ? refused.withCode("lead-away", "code") : refused;
    }
}
