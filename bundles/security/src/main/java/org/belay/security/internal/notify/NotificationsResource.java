package org.belay.security.internal.notify;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.belay.api.organization.Account;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a master administrator wants to be told of, on My Account. */
@Component(service = Object.class)
@RestResource
@Path("account/notifications")
@Produces(MediaType.APPLICATION_JSON)
public final class NotificationsResource {

    private final Choices choices;
    private final Notifier notifier;

    /** All that is to be told of from now on. */
    public record Wish(List<String> chosen) {}

    /** One thing to be told of. */
    public record Event(String key, String label, boolean chosen) {}

    /**
     * How things are.
     *
     * @param mail whether there is a mail server, without which nobody is told
     */
    public record View(List<Event> events, boolean mail) {}

    /** Asks those. */
    @Activate
    public NotificationsResource(@Reference Choices choices, @Reference Notifier notifier) {
        this.choices = choices;
        this.notifier = notifier;
    }

    /** All events, and which of them are chosen. */
    @GET
    @Admits(Permissions.ADMIN_GLOBAL)
    public View view(@Context HttpServletRequest request, @Context SecurityContext context) {
        return view(choices.of(account(context).id()), request.getLocale());
    }

    /** Chooses. */
    @PUT
    @Admits(Permissions.ADMIN_GLOBAL)
    @Consumes(MediaType.APPLICATION_JSON)
    public View choose(
            Wish wish, @Context HttpServletRequest request, @Context SecurityContext context) {
        if (wish == null || wish.chosen() == null) {
            throw Refused.missing("chosen");
        }
        Account account = account(context);
        Set<NotificationEvent> chosen = EnumSet.noneOf(NotificationEvent.class);
        for (String each : wish.chosen()) {
            chosen.add(
                    NotificationEvent.of(each)
                            .orElseThrow(
                                    () ->
                                            Refused.field(
                                                    "invalid",
                                                    "chosen",
                                                    "There is no such event")));
        }
        choices.choose(account, chosen);
        return view(chosen, request.getLocale());
    }

    private View view(Set<NotificationEvent> chosen, Locale reader) {
        Words words = new Words(reader);
        return new View(
                Arrays.stream(NotificationEvent.values())
                        .map(
                                each ->
                                        new Event(
                                                each.key(),
                                                words.label(each),
                                                chosen.contains(each)))
                        .toList(),
                notifier.hasMail());
    }

    /** A key that switches warnings off would be a burglar's first wish. */
    private static Account account(SecurityContext context) {
        Caller.SignedIn caller = ((Caller) context.getUserPrincipal()).signedIn();
        if (caller.byKey()) {
            throw Refused.forbidden("Notifications are chosen in person");
        }
        return caller.account();
    }
}
