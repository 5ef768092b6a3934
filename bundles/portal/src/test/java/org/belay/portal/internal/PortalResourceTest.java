package org.belay.portal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.belay.api.organization.Account;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Role;
import org.belay.api.security.Caller;
import org.belay.testing.fakes.FakeDirectory;
import org.belay.testing.fakes.FakeSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PortalResourceTest {

    private static final int NORA = 2001;
    private static final int UNIT = 3001;

    private final FakeSettings settings = new FakeSettings();
    private final PortalResource resource =
            new PortalResource(
                    new FakeDirectory()
                            .withGroup(1100, Directory.TECHNICIANS, "North")
                            .withTechnician(UNIT, 1100, NORA, "Nora"),
                    settings);

    private static SecurityContext nora() {
        Account account =
                new Account(
                        NORA,
                        "Nora",
                        "Nora",
                        "nora@acme.example",
                        "",
                        "",
                        Set.of(Role.TECHNICIAN),
                        true,
                        false);
        Caller caller = new Caller.SignedIn(account, Set.of("console"), "csrf");
        return (SecurityContext)
                Proxy.newProxyInstance(
                        PortalResourceTest.class.getClassLoader(),
                        new Class<?>[] {SecurityContext.class},
                        (proxy, method, args) -> caller);
    }

    @Test
    void withoutSettingsThereIsNoPortal() {
        assertThat(resource.portals(nora()))
                .isEqualTo(
                        new PortalResource.Portals(
                                new PortalResource.Link("", ""),
                                new PortalResource.Inside("", false, false)));
    }

    @Test
    @Tag("SET-96")
    void theLinkIsThereWhileItIsSwitchedOn() {
        settings.with(PortalSettings.NAME, UNIT, "Wiki")
                .with(PortalSettings.ADDRESS, UNIT, "https://wiki.acme.example/$techid$");
        assertThat(resource.portals(nora()).link().address()).isEmpty();

        settings.with(PortalSettings.SHOWN, UNIT, true);

        assertThat(resource.portals(nora()).link())
                .isEqualTo(new PortalResource.Link("Wiki", "https://wiki.acme.example/$techid$"));
    }

    @Test
    @Tag("SET-100")
    void placeholdersMayStandInAddresses() {
        String address = "http://acme.example/$techid$?for=$cfield0$&id=$sessionid$";

        assertThat(PortalSettings.INSIDE.type().read(address)).isEqualTo(address);
    }
}
