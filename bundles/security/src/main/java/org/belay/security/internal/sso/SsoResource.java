package org.belay.security.internal.sso;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import org.belay.api.organization.Account;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** What a master administrator needs for single sign-on by tickets (AUTH-27, AUTH-34). */
@Component(
        service = Object.class,
        configurationPid = SsoServlet.WEB_PID,
        configurationPolicy = ConfigurationPolicy.OPTIONAL)
@RestResource
@Path("sso")
@Produces(MediaType.APPLICATION_JSON)
public final class SsoResource {

    private final MasterPassword password;
    private final CompanyId company;
    private final PublicAddress address;

    /** What the page sends. */
    public record Wish(String password) {
        @Override
        public String toString() {
            return "Wish"; // never the password: it would reach logs
        }
    }

    /**
     * How things are.
     *
     * @param samples of requests to copy; never with the real password
     */
    public record View(String companyId, boolean masterPasswordSet, List<Sample> samples) {}

    /** A request to copy: {@code post}, {@code get} or {@code desktop}. */
    public record Sample(String id, String code) {}

    /** Asks those. */
    @Activate
    public SsoResource(
            @Reference MasterPassword password,
            @Reference CompanyId company,
            Map<String, Object> configuration) {
        this.password = password;
        this.company = company;
        this.address = new PublicAddress(configuration);
    }

    /** Company ID, whether there is a password, and what scripts ask. */
    @GET
    @Admits(Permissions.ADMIN_GLOBAL)
    public View view(@Context HttpServletRequest request) {
        String id = company.get();
        return new View(id, password.isSet(), samples(address.of(request), id));
    }

    private static List<Sample> samples(String base, String id) {
        String parameters = "?ssoid=123456&Password=MASTER-SSO-PASSWORD&CompanyID=" + id;
        return List.of(
                new Sample(
                        "post",
                        "curl "
                                + base
                                + "/SSO/GetLoginTicket.aspx --data-urlencode ssoid=123456"
                                + " --data-urlencode Password=MASTER-SSO-PASSWORD -d CompanyID="
                                + id),
                new Sample("get", base + "/SSO/GetLoginTicket.aspx" + parameters),
                new Sample("desktop", base + "/SSO/GetDTCLoginTicket.aspx" + parameters));
    }

    /** Sets the Master SSO password. */
    @PUT
    @Path("master-password")
    @Admits(Permissions.ADMIN_GLOBAL)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response set(Wish wish, @Context SecurityContext context) {
        Account who = inPerson(context);
        if (wish == null || wish.password() == null) {
            throw Refused.missing("password");
        }
        password.set(who, wish.password());
        return Response.noContent().build();
    }

    /** Takes it away: no script gets a ticket any more. */
    @DELETE
    @Path("master-password")
    @Admits(Permissions.ADMIN_GLOBAL)
    public Response remove(@Context SecurityContext context) {
        password.remove(inPerson(context));
        return Response.noContent().build();
    }

    /** Whoever sets this password can come in as anybody: nothing for a key that lies in some script. */
    private static Account inPerson(SecurityContext context) {
        Caller.SignedIn caller = ((Caller) context.getUserPrincipal()).signedIn();
        if (caller.byKey()) {
            throw Refused.forbidden("The Master SSO password is set in person");
        }
        return caller.account();
    }
}
