package org.belay.presence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.belay.api.organization.Account;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Role;
import org.belay.api.organization.UnitType;
import org.belay.api.presence.TechnicianState;
import org.belay.api.presence.TechnicianStatus;
import org.belay.api.presence.TechnicianStatuses;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Caller;
import org.belay.presence.internal.StatusesResource.Status;
import org.belay.testing.fakes.FakeDirectory;
import org.junit.jupiter.api.Test;

class StatusesResourceTest {

    private static final Instant EIGHT = Instant.parse("2026-11-23T08:00:00Z");
    private static final int MASTER = 1;
    private static final int NORA = 2;

    private final Map<Integer, TechnicianState> states = new HashMap<>();
    private final FakeDirectory directory =
            new FakeDirectory()
                    .withMasterAdministrator(20, MASTER, "Max")
                    .withAdministrator(21, Directory.ADMINISTRATORS, NORA, "Nora")
                    .withGroup(30, Directory.TECHNICIANS, "North")
                    .withGroup(31, Directory.TECHNICIANS, "South")
                    .withTechnician(40, 30, 1001, "mara")
                    .withTechnician(41, 30, 1002, "Asta")
                    .withTechnician(42, 31, 1003, "Nils")
                    .withLink(UnitType.ADMINISTRATOR_LINK, 30, 21);
    private final StatusesResource resource =
            new StatusesResource(
                    new TechnicianStatuses() {
                        @Override
                        public TechnicianState of(int account) {
                            return states.getOrDefault(
                                    account,
                                    new TechnicianState(
                                            account, TechnicianStatus.OFFLINE, EIGHT, true));
                        }

                        @Override
                        public Set<Integer> atConsoles() {
                            return states.keySet();
                        }
                    },
                    directory);

    private void is(int account, TechnicianStatus status) {
        states.put(
                account,
                new TechnicianState(account, status, EIGHT, status != TechnicianStatus.AWAY));
    }

    private static SecurityContext as(int account) {
        Caller caller =
                new Caller.SignedIn(
                        new Account(
                                account,
                                "N",
                                "N",
                                "n@example.com",
                                "",
                                "",
                                Set.of(Role.ADMINISTRATOR),
                                true,
                                false),
                        Set.of("admin"),
                        "");
        return (SecurityContext)
                Proxy.newProxyInstance(
                        SecurityContext.class.getClassLoader(),
                        new Class<?>[] {SecurityContext.class},
                        (proxy, method, arguments) ->
                                method.getName().equals("getUserPrincipal") ? caller : null);
    }

    @Test
    void administratorsSeeWhomTheyAdministrateByName() {
        is(1001, TechnicianStatus.AWAY);
        is(1002, TechnicianStatus.BUSY);
        is(1003, TechnicianStatus.ONLINE);

        assertThat(resource.of(Directory.TECHNICIANS, as(NORA)))
                .containsExactly(
                        new Status(41, 1002, "Asta", "busy", EIGHT, true),
                        new Status(40, 1001, "mara", "away", EIGHT, false));
        assertThat(resource.of(Directory.TECHNICIANS, as(MASTER))).hasSize(3);
        assertThat(resource.of(31, as(MASTER))).extracting(Status::name).containsExactly("Nils");
    }

    @Test
    void aUnitThatOneDoesNotAdministrateIsNotThere() {
        assertThatThrownBy(() -> resource.of(31, as(NORA)))
                .isInstanceOfSatisfying(
                        Refused.class, each -> assertThat(each.code()).isEqualTo("not-found"));
    }

    @Test
    void oneTechnicianIsShownAlsoIfHeIsOffline() {
        assertThat(resource.of(40, as(NORA)))
                .containsExactly(new Status(40, 1001, "mara", "offline", EIGHT, true));
        is(1001, TechnicianStatus.BUSY);

        assertThat(resource.of(40, as(NORA))).extracting(Status::status).containsExactly("busy");
        assertThatThrownBy(() -> resource.of(42, as(NORA))).isInstanceOf(Refused.class);
    }
}
