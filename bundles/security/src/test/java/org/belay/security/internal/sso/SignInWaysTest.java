package org.belay.security.internal.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.belay.api.organization.Account;
import org.belay.api.organization.Role;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Entrance;
import org.belay.api.security.SsoProvider;
import org.belay.security.internal.Stage;
import org.belay.security.internal.twostep.Enrolment;
import org.belay.testing.fakes.FakeVisitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;

class SignInWaysTest extends SsoTest {

    private static final int NEW = 1003;
    private static final String NEW_ADDRESS = "new@example.com";

    @BeforeEach
    void somebodyHasNoId() {
        directory.withTechnician(NEW, 200, NEW, "New");
        add(NEW, "New", NEW_ADDRESS, Role.TECHNICIAN);
    }

    @Test
    @Tag("AUTH-24")
    void standardOrSso() {
        assertThat(byPassword(MARA)).isEqualTo("in");
        assertThat(byPassword(NEW_ADDRESS)).isEqualTo("in");
        assertThat(bySso(SSO_ID)).isEqualTo("in");
        assertThat(bySso("999")).isEqualTo("credentials");
    }

    @Test
    @Tag("AUTH-25")
    void ssoOnly() {
        settings.with(SsoSettings.METHOD, SsoSettings.SSO_ONLY);

        assertThat(byPassword(MARA)).isEqualTo("sso-only");
        assertThat(byPassword(NEW_ADDRESS)).isEqualTo("sso-only");
        assertThat(bySso(SSO_ID)).isEqualTo("in");
    }

    @Test
    @Tag("AUTH-26")
    void ssoOnlyUnlessThereIsNoId() {
        settings.with(SsoSettings.METHOD, SsoSettings.SSO_ONLY_UNLESS_NO_ID);

        assertThat(byPassword(MARA)).isEqualTo("sso-only");
        assertThat(byPassword(NEW_ADDRESS)).isEqualTo("in");
        assertThat(bySso(SSO_ID)).isEqualTo("in");
    }

    @Test
    void theMasterAccountHolderAlwaysHasTheStandardWay() {
        giveId(IVO_ID, "ivo");
        settings.with(SsoSettings.METHOD, SsoSettings.SSO_ONLY);

        assertThat(byPassword(IVO)).isEqualTo("in");
        assertThat(bySso("ivo")).isEqualTo("in");
    }

    @Test
    @Tag("AUTH-25")
    void singleSignOnIsNotDemandedWhereThereIsNone() {
        SsoOnlyCheck check = new SsoOnlyCheck(master);
        Account ivo = accounts.find(IVO_ID).orElseThrow();
        assertThat(demand(check, SsoSettings.SSO_ONLY, ivo)).isEmpty(); // tickets are a way

        master.remove(ivo);
        assertThat(demand(check, SsoSettings.SSO_ONLY, ivo)).containsKey("sign-in.method");
        assertThat(demand(check, SsoSettings.SSO_ONLY_UNLESS_NO_ID, ivo)).hasSize(1);
        assertThat(demand(check, SsoSettings.STANDARD_OR_SSO, ivo)).isEmpty();
        assertThat(check.objections(1, Map.of("other", 1), ivo, "10.0.0.1")).isEmpty();

        SsoProvider provider = new NamedProvider();
        check.add(provider);
        assertThat(demand(check, SsoSettings.SSO_ONLY, ivo)).isEmpty();
        check.remove(provider);
        assertThat(demand(check, SsoSettings.SSO_ONLY, ivo)).hasSize(1);
    }

    private static Map<String, Refused> demand(SsoOnlyCheck check, String method, Account saver) {
        return check.objections(1, Map.of("sign-in.method", method), saver, "10.0.0.1");
    }

    private record NamedProvider() implements SsoProvider {
        @Override
        public String id() {
            return "oidc";
        }

        @Override
        public String label() {
            return "Acme";
        }

        @Override
        public String startPath() {
            return "/api/sso/oidc/start";
        }
    }

    @Test
    void whoDoesNotKnowThePasswordLearnsNothingOfTheWays() {
        settings.with(SsoSettings.METHOD, SsoSettings.SSO_ONLY);

        assertThat(refusal(() -> signIn.signIn(MARA, "Wrong1%xyz", from("10.0.0.1"))).code())
                .isEqualTo("credentials");
    }

    @Test
    void anIdOfTwoAccountsOpensNeither() {
        giveId(NEW, SSO_ID);

        assertThat(bySso(SSO_ID)).isEqualTo("credentials");
    }

    @Test
    void noIdIsNobodysId() {
        assertThat(bySso("")).isEqualTo("credentials");
        assertThat(bySso(" ")).isEqualTo("credentials");
        assertThat(bySso(SSO_ID + " ")).isEqualTo("credentials");
        assertThat(bySso("x".repeat(10_000))).isEqualTo("credentials");
    }

    @Test
    void whoeverVouchesForThePersonAsksForTheSecondStep() {
        Enrolment app = enrolled(accounts.find(MARA_ID).orElseThrow());

        assertThat(app).isNotNull();
        assertThat(bySso(SSO_ID)).isEqualTo("in");
        assertThat(signIn.signIn(MARA, PASSWORD, from("10.0.0.1")).stage())
                .isEqualTo(Stage.TWO_STEP);
    }

    @Test
    void theCookieOfSingleSignOnIsLikeTheOther() {
        Entrance.Admission in = entrance.admitBySso(SSO_ID, "oidc", "10.0.0.1", "Test", true);

        assertThat(in.setCookie()).endsWith("; HttpOnly; SameSite=Lax; Secure");
        String token = in.setCookie().substring("belay=".length(), in.setCookie().indexOf(';'));
        assertThat(access.signedIn(FakeVisitor.with("belay", token)).signedIn().account().id())
                .isEqualTo(MARA_ID);
        assertThat(in.toString()).doesNotContain(token);
        assertThat(sessions.of(MARA_ID))
                .extracting(each -> each.method())
                .containsExactly("sso:oidc");
    }

    @Test
    @Tag("AUTH-34")
    void theCompanyIdStaysTheSameAndFitsAnInteger() {
        String id = company.get();

        assertThat(id).matches("[1-9][0-9]{8}");
        assertThat(new CompanyId(transactions).get()).isEqualTo(id);
    }

    @Test
    @Tag("AUTH-27")
    void theMasterPasswordIsCheckedHashedAndAudited() {
        var ivo = accounts.find(IVO_ID).orElseThrow();

        assertThat(refusal(() -> master.set(ivo, "short")).field()).hasValue("password");
        assertThat(text("SELECT content FROM secret WHERE name = 'sso-master-password'"))
                .doesNotContain(MASTER);
        assertThat(master.matches(MASTER)).isTrue();
        assertThat(master.matches(MASTER)).isTrue();
        assertThat(master.matches(MASTER + "x")).isFalse();
        master.set(ivo, "Another#1pw");
        assertThat(master.matches(MASTER)).isFalse();
        assertThat(master.matches("Another#1pw")).isTrue();
        assertThat(recorded.recorded())
                .filteredOn(each -> each.entry().field().equals("Master SSO password"))
                .extracting(each -> each.entry().oldAction() + " " + each.entry().newAction())
                .containsExactly("NOT_SET SET", "SET SET");
        assertThat(recorded.recorded().toString()).doesNotContain(MASTER);
    }

    @Test
    void theSignInPageHearsOfTheWays() {
        SignInMethodsResource resource = new SignInMethodsResource(ways);
        resource.add(
                reference(),
                new SsoProvider() {
                    @Override
                    public String id() {
                        return "oidc";
                    }

                    @Override
                    public String label() {
                        return "Acme";
                    }

                    @Override
                    public String startPath() {
                        return "/api/sso/oidc/start";
                    }
                });
        settings.with(SsoSettings.METHOD, SsoSettings.SSO_ONLY);

        assertThat(resource.methods().password()).isTrue();
        assertThat(resource.methods().prefersSso()).isTrue();
        assertThat(resource.methods().sso())
                .containsExactly(
                        new SignInMethodsResource.Provider("oidc", "Acme", "/api/sso/oidc/start"));
    }

    private String byPassword(String email) {
        return outcome(() -> signIn.signIn(email, PASSWORD, from("10.0.0.1")));
    }

    private String bySso(String ssoId) {
        return outcome(() -> entrance.admitBySso(ssoId, "oidc", "10.0.0.1", "Test", false));
    }

    private static String outcome(Assertable work) {
        try {
            work.run();
            return "in";
        } catch (Refused refused) {
            return refused.code();
        }
    }

    @SuppressWarnings("unchecked") // a proxy has no type parameters
    private static ServiceReference<SsoProvider> reference() {
        return (ServiceReference<SsoProvider>)
                Proxy.newProxyInstance(
                        ServiceReference.class.getClassLoader(),
                        new Class<?>[] {ServiceReference.class},
                        (proxy, method, args) ->
                                method.getName().equals("compareTo") ? Integer.valueOf(0) : null);
    }
}
