package org.belay.connect.channel.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.belay.api.connect.Entered;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.Access;
import org.belay.api.session.Session;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a channel asks, and entering it, for pages. */
@Component(service = Object.class)
@RestResource
@Path("/connect/channel/{id: [0-9]{1,9}}")
public final class ChannelResource {

    private final ChannelWay way;
    private final Access access;

    @Activate
    public ChannelResource(@Reference ChannelWay way, @Reference Access access) {
        this.way = way;
        this.access = access;
    }

    /** What a customer typed. */
    public record EnterRequest(
            String name,
            String cfield1,
            String cfield2,
            String cfield3,
            String cfield4,
            String cfield5) {

        private Map<String, String> given() {
            Map<String, String> given = new HashMap<>();
            given.put("name", name);
            given.put("cfield1", cfield1);
            given.put("cfield2", cfield2);
            given.put("cfield3", cfield3);
            given.put("cfield4", cfield4);
            given.put("cfield5", cfield5);
            return given;
        }
    }

    /** The questions of the channel. */
    @GET
    @Admits(Admits.ANYBODY)
    public ChannelForm form(@PathParam("id") int channel) {
        return way.form(channel);
    }

    /** Enters: the cookie in the answer makes the caller the session's customer. */
    @POST
    @Admits(Admits.ANYBODY)
    public CompletionStage<Response> enter(
            @PathParam("id") int channel, EnterRequest request, @Context HttpServletRequest http) {
        boolean secure = http.isSecure();
        return way.enter(
                        channel, request == null ? Map.of() : request.given(), http.getRemoteAddr())
                .thenApply(session -> admit(session, secure));
    }

    private Response admit(Session session, boolean secure) {
        return Response.ok(Entered.into(session))
                .header(
                        HttpHeaders.SET_COOKIE,
                        access.admitCustomer(session.id()).ofCustomer(secure))
                .build();
    }
}
