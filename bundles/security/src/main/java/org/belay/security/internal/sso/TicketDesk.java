package org.belay.security.internal.sso;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.belay.api.organization.Account;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Entrance;
import org.belay.api.security.Throttles;
import org.belay.api.security.Visitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives tickets to scripts of the organization, and lets in who brings one. The words are what scripts
 * out there know (AUTH-33, WEB-41); who guesses hears {@code LIMITREACHED}, the word that the same
 * programs know from signing in too often (API-31).
 */
@Component(service = TicketDesk.class)
public final class TicketDesk {

    private static final Logger LOG = LoggerFactory.getLogger(TicketDesk.class);
    private static final String ERROR = "ERROR: ";
    private static final int LONGEST_PASSWORD = 256;
    private static final Throttles.Limit PER_ADDRESS =
            new Throttles.Limit(10, Duration.ofMinutes(1));
    private static final Throttles.Limit OVERALL = new Throttles.Limit(300, Duration.ofMinutes(1));

    private final MasterPassword password;
    private final CompanyId company;
    private final SsoIds ids;
    private final SsoEntrance entrance;
    private final Throttles.Throttle guesses;
    private final Throttles.Throttle tries;
    private final SsoTickets tickets;

    /** Asks those. */
    @Activate
    public TicketDesk(
            @Reference MasterPassword password,
            @Reference CompanyId company,
            @Reference SsoIds ids,
            @Reference SsoEntrance entrance,
            @Reference Throttles throttles) {
        this(password, company, ids, entrance, throttles, Clock.systemUTC());
    }

    TicketDesk(
            MasterPassword password,
            CompanyId company,
            SsoIds ids,
            SsoEntrance entrance,
            Throttles throttles,
            Clock clock) {
        this.password = password;
        this.company = company;
        this.ids = ids;
        this.entrance = entrance;
        this.guesses = throttles.throttle("sso-password", PER_ADDRESS, OVERALL);
        this.tries = throttles.throttle("sso-ticket", PER_ADDRESS, OVERALL);
        this.tickets = new SsoTickets(clock);
    }

    /** The whole answer for the console in the browser (AUTH-29, AUTH-31). Blocks. */
    String forBrowser(Parameters parameters, String from, String base) {
        return answer(parameters, from, ticket -> base + "/SSO/Login.aspx?Ticket=" + ticket);
    }

    /** The whole answer for the console on the desktop (AUTH-30, AUTH-32). Blocks. */
    String forDesktop(Parameters parameters, String from, String base) {
        String arch = parameters.get("arch").equals("64") ? "&arch=64" : "";
        return answer(
                parameters,
                from,
                ticket ->
                        base
                                + "/TechConsole/DesktopApp/DownloadSSO.aspx?companyid="
                                + company.get()
                                + "&ticket="
                                + ticket
                                + arch);
    }

    /**
     * Lets in who brings a ticket.
     *
     * @throws Refused {@code not-found} if it isn't good; {@code throttled}; {@code forbidden} by a
     *     gate
     */
    Entrance.Admission redeem(String ticket, Visitor visitor) {
        tries.check(visitor.address());
        OptionalInt account = tickets.take(ticket);
        Optional<Account> found =
                account.isEmpty() ? Optional.empty() : ids.get(account.getAsInt());
        if (found.isEmpty()) {
            tries.failed(visitor.address());
            throw Refused.notFound("ticket");
        }
        return entrance.admit(found.get(), "ticket", visitor);
    }

    /** Where a ticket leads. */
    @FunctionalInterface
    private interface Link {
        String of(String ticket);
    }

    private String answer(Parameters parameters, String from, Link link) {
        String ssoId = parameters.get("ssoid");
        String given = parameters.get("Password");
        String companyId = parameters.get("CompanyID");
        if (ssoId.isEmpty() || given.isEmpty() || companyId.isEmpty()) {
            return ERROR + "MISSINGPARAMETERS";
        }
        if (!companyId.equals(company.get())) {
            return ERROR + "INVALIDCOMPANYID";
        }
        try {
            guesses.check(from);
        } catch (Refused refused) {
            LOG.warn("No tickets for {} at the moment: too many wrong passwords", from);
            return ERROR + "LIMITREACHED";
        }
        if (given.length() > LONGEST_PASSWORD || !password.matches(given)) {
            guesses.failed(from);
            LOG.warn("No ticket for {}: wrong Master SSO password, or none is set", from);
            return ERROR + "INVALIDPASSWORD";
        }
        guesses.succeeded(from);
        // Not counted as guessing: an ID that isn't entered yet must not shut out the whole
        // company.
        Optional<Account> account = ids.find(ssoId);
        if (account.isEmpty()) {
            LOG.info("No ticket for {}: nobody enabled has that single sign-on ID", from);
            return ERROR + "INVALIDPASSWORD";
        }
        LOG.info("Ticket for account {} given to {}", account.get().id(), from);
        return "OK: " + link.of(tickets.issue(account.get().id()));
    }
}
