package org.belay.relay.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.Sessions;
import org.belay.api.session.Terms;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a customer does to his own session. */
@Component(service = Object.class)
@RestResource
@Path("/customer/sessions/{id: [0-9]{1,9}}")
public final class CustomerResource {

    private final ObjectMapper mapper = new ObjectMapper();
    private final Sessions sessions;

    @Activate
    public CustomerResource(@Reference Sessions sessions) {
        this.sessions = sessions;
    }

    /** What has to be accepted first: {@code {"text","toTheEnd","version"}} (SET-24 to SET-26). */
    @GET
    @Path("/terms")
    @Produces(MediaType.APPLICATION_JSON)
    @Admits(Admits.CUSTOMER)
    public String terms(@PathParam("id") int id) {
        Terms terms =
                sessions.find(id)
                        .flatMap(sessions::terms)
                        .orElseThrow(() -> Refused.notFound("terms"));
        return mapper.createObjectNode()
                .put("text", terms.text())
                .put("toTheEnd", terms.toTheEnd())
                .put("version", terms.version())
                .toString();
    }

    /** Accepts or declines them: {@code {"accepted","version"}} (SET-27). */
    @POST
    @Path("/terms")
    @Admits(Admits.CUSTOMER)
    public CompletionStage<Response> answerTerms(@PathParam("id") int id, String body) {
        Wish wish = Wish.read(mapper, body);
        SessionCommand answer =
                wish.flag("accepted")
                        ? new SessionCommand.AcceptTerms(wish.text("version"))
                        : new SessionCommand.DeclineTerms();
        return sessions.ask(id, answer).thenApply(session -> Response.noContent().build());
    }

    /** Ends the session from the customer's side (CUST-42). */
    @POST
    @Path("/leave")
    @Admits(Admits.CUSTOMER)
    public CompletionStage<Response> leave(@PathParam("id") int id) {
        return sessions.ask(id, new SessionCommand.CustomerLeft())
                .thenApply(session -> Response.noContent().build());
    }
}
