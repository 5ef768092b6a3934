package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.belay.e2e.PostgresGateway.OnPostgres;
import org.belay.e2e.Team.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Passwords that have grown old. A test can't wait for that: it makes them so in PostgreSQL. */
@ExtendWith(PostgresGateway.class)
class PasswordAgeIT {

    private static final int MOST_DAYS = 30;
    private static final String OWN = "Ropes-on-9-belays";

    private static OnPostgres belay;
    private static Browsers browsers;
    private static Team team;

    @BeforeAll
    static void passwordsStayGoodForAMonth(OnPostgres gateway, Browsers shared) {
        belay = gateway;
        browsers = shared;
        team = new Team(gateway.gateway().address());
        team.set(Team.ORGANIZATION, Map.of("password.age", MOST_DAYS, "password.warning", 7));
    }

    @AfterAll
    static void asBefore() {
        team.close();
    }

    @Test
    @Tag("AUTH-09")
    void whosePasswordHasExpiredChoosesAnotherBeforeHeComesIn() throws SQLException {
        Person otto = team.technician("Otto");
        signIn(otto).isInConsole();
        age(otto, MOST_DAYS + 1);

        SignInPage page = signIn(otto).at("Choose a new password");
        page.newPassword(GatewayUnderTest.PASSWORD, GatewayUnderTest.PASSWORD);
        assertThat(page.fault()).containsText("You have used this password before");
        page.newPassword(OWN, OWN).isInConsole();

        MyAccountPage account = new MyAccountPage(page.page()).open();
        assertThat(account.passwordSection()).containsText(Pattern.compile("Chosen .* Expires "));
    }

    @Test
    @Tag("AUTH-10")
    void whosePasswordIsAboutToExpireIsToldAndMayComeIn() throws SQLException {
        Person olga = team.technician("Olga");
        signIn(olga).isInConsole();
        age(olga, MOST_DAYS - 5);

        SignInPage page = signIn(olga).at("Your password expires in 5 days");
        page.press("Later");
        page.isInConsole();

        page = signIn(olga).at("Your password expires in 5 days");
        page.press("Change it now");
        assertThat(new MyAccountPage(page.page()).field("New password")).isVisible();
        assertThat(page.page().getByRole(AriaRole.ALERT)).hasCount(0);
    }

    /** Makes the password as old as that. */
    private static void age(Person person, int days) throws SQLException {
        try (Connection on = DriverManager.getConnection(belay.url(), belay.postgres().user(), "");
                PreparedStatement change =
                        on.prepareStatement(
                                "UPDATE account_security SET password_changed_at = ?"
                                        + " WHERE account_id = ?")) {
            change.setLong(1, Clock.systemUTC().millis() - Duration.ofDays(days).toMillis());
            change.setInt(2, person.account());
            assertThat(change.executeUpdate()).isEqualTo(1);
        }
    }

    private static SignInPage signIn(Person person) {
        return new SignInPage(browsers.desk(belay.gateway().address()))
                .on("/console")
                .credentials(person.email(), GatewayUnderTest.PASSWORD);
    }
}
