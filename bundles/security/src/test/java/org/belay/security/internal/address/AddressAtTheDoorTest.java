package org.belay.security.internal.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.belay.api.organization.Role;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Access;
import org.belay.api.security.Caller;
import org.belay.security.internal.AccessMaker;
import org.belay.security.internal.SecurityTest;
import org.belay.security.internal.SignIn;
import org.belay.testing.fakes.FakePermissions;
import org.belay.testing.fakes.FakeVisitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AddressAtTheDoorTest extends SecurityTest {

    private static final int GROUP = 200;
    private static final String OFFICE = "10.0.0.1";
    private static final String HOME = "192.168.7.7";

    private Access access;

    @BeforeEach
    void starts() {
        AddressRules rules = new AddressRules(settings, directory);
        signIn.add(new AddressGate(rules));
        access =
                AccessMaker.make(
                        accounts,
                        new FakePermissions().with(Role.TECHNICIAN, Permissions.CONSOLE),
                        sessions,
                        rules,
                        transactions,
                        clock);
    }

    @Test
    @Tag("AUTH-17")
    @Tag("AUTH-20")
    void whoComesFromADeniedAddressIsKeptOutAndToldWhy() {
        settings.with(AddressSettings.CONSOLE_EXCEPTIONS, GROUP, List.of(HOME));

        Refused refused = refusal(() -> signIn.signIn(MARA, PASSWORD, from(HOME)));

        assertThat(refused.code()).isEqualTo("address-denied");
        assertThat(signIn.signIn(MARA, PASSWORD, from(OFFICE))).isNotNull();
    }

    @Test
    void whoDoesNotKnowThePasswordLearnsNothingOfTheRule() {
        settings.with(AddressSettings.GLOBAL_EXCEPTIONS, List.of(HOME));

        assertThat(refusal(() -> signIn.signIn(MARA, "Wrong1%xyz", from(HOME))).code())
                .isEqualTo("credentials");
        assertThat(refusal(() -> signIn.signIn("no@b.example", PASSWORD, from(HOME))).code())
                .isEqualTo("credentials");
    }

    @Test
    @Tag("AUTH-17")
    void whoIsSignedInIsNobodyFromADeniedAddressAndSomebodyAgainFromAnother() {
        SignIn.Step step = signIn.signIn(MARA, PASSWORD, from(OFFICE));
        settings.with(AddressSettings.GLOBAL_EXCEPTIONS, List.of(HOME));

        assertThat(access.signedIn(at(HOME, step))).isEqualTo(new Caller.Anonymous());
        assertThat(access.signedIn(at(OFFICE, step))).isInstanceOf(Caller.SignedIn.class);
    }

    @Test
    void aTicketForASocketIsWorthNothingFromADeniedAddress() {
        SignIn.Step step = signIn.signIn(MARA, PASSWORD, from(OFFICE));
        FakeVisitor office = at(OFFICE, step);
        String ticket = access.issueTicket(access.signedIn(office), office);
        settings.with(AddressSettings.CONSOLE_EXCEPTIONS, GROUP, List.of(HOME));

        assertThat(access.takeTicket(ticket, at(HOME, step))).isEmpty();
    }

    private static FakeVisitor at(String address, SignIn.Step step) {
        return new FakeVisitor(Map.of("belay", step.opened().token()), address, "Test", false);
    }
}
