package org.belay.organization.internal;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.NewAccount;
import org.belay.api.organization.Role;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Accounts, for master administrators alone. */
@Component(service = Object.class)
@RestResource
@Path("accounts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class AccountsResource {

    private final Accounts accounts;

    /** Somebody new; technician if no role is named. */
    public record Newcomer(String name, String email, String password, List<String> roles) {
        @Override
        public String toString() {
            return "Newcomer";
        }
    }

    /** An account as administrators see it. */
    public record View(int id, String name, String email, List<String> roles, boolean enabled) {}

    /** Creates them there. */
    @Activate
    public AccountsResource(@Reference Accounts accounts) {
        this.accounts = accounts;
    }

    /** Creates an account. */
    @POST
    @Admits("accounts.manage")
    public Response create(Newcomer newcomer, @Context SecurityContext context) {
        Caller.SignedIn caller = ((Caller) context.getUserPrincipal()).signedIn();
        caller.require("accounts.manage");
        Account account =
                accounts.create(
                        new NewAccount(
                                newcomer.name(),
                                newcomer.email(),
                                newcomer.password(),
                                roles(newcomer.roles())));
        return Response.status(Response.Status.CREATED).entity(view(account)).build();
    }

    private static View view(Account account) {
        return new View(
                account.id(),
                account.name(),
                account.email(),
                account.roles().stream().sorted().map(Role::wireName).toList(),
                account.enabled());
    }

    private static Set<Role> roles(List<String> names) {
        if (names == null || names.isEmpty()) {
            return Set.of(Role.TECHNICIAN);
        }
        return names.stream().map(AccountsResource::role).collect(Collectors.toSet());
    }

    private static Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(each -> each.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> Refused.field("invalid", "roles", "There is no such role"));
    }
}
