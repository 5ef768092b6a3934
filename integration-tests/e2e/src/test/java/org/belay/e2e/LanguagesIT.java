package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language that somebody chose goes with him from page to page, until he chooses another. */
@ExtendWith(GatewayUnderTest.class)
class LanguagesIT {

    private static final Pattern DUTCH_WAITING = Pattern.compile("volgende aan de beurt|in de rij");
    private static final Pattern ENGLISH_WAITING = Pattern.compile("You are next|in line");

    @Test
    @Tag("GEN-11")
    @Tag("GEN-16")
    void everyPageForEverybodyOffersTheLanguagesInTheirOwnNames(Stage stage) {
        Page page = stage.browsers().desk(stage.gateway().address());
        for (String path : List.of("/", "/sign-in")) {
            page.navigate(path);
            Locator names = page.getByLabel("Language").locator("option");
            assertThat(names).hasCount(3);
            assertThat(names.allTextContents()).containsExactly("Deutsch", "English", "Nederlands");
        }
    }

    @Test
    @Tag("GEN-19")
    @Tag("GEN-16")
    void theConsoleOpensInTheLanguageOfTheSignInPage(Stage stage) {
        Page page = stage.browsers().desk(stage.gateway().address());
        page.navigate("/sign-in");
        page.getByLabel("Language").selectOption("nl");
        assertThat(page.getByRole(AriaRole.HEADING, Console.named("Aanmelden"))).isVisible();
        assertThat(page.locator("html")).hasAttribute("lang", "nl");

        page.getByLabel("E-mailadres").fill(GatewayUnderTest.EMAIL);
        page.getByLabel("Wachtwoord", new Page.GetByLabelOptions().setExact(true))
                .fill(GatewayUnderTest.PASSWORD);
        page.getByRole(AriaRole.BUTTON, Console.named("Aanmelden")).click();

        assertThat(page).hasURL(Pattern.compile("/console$"));
        assertThat(page.getByRole(AriaRole.TOOLBAR)).containsText("Nieuwe sessie");

        page.getByRole(AriaRole.BUTTON, Console.named("Opties")).click();
        page.getByText("Deutsch", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByRole(AriaRole.TOOLBAR)).containsText("Neue Sitzung");

        page.navigate("/");
        assertThat(page.locator("html")).hasAttribute("lang", "de");
    }

    @ParameterizedTest
    @CsvSource({
        "de-AT, de, Geben Sie den Code ein",
        "nl-NL, nl, Voer de code",
        "en-US, en, Enter the code",
        "fi-FI, en, Enter the code"
    })
    @Tag("GEN-22")
    @Tag("GEN-24")
    void theCustomersPageSpeaksTheLanguageOfHisDeviceOrElseEnglish(
            String locale, String language, String words, Stage stage) {
        for (Page page :
                List.of(
                        stage.browsers().desk(stage.gateway().address(), locale),
                        stage.browsers().phone(stage.gateway().address(), locale))) {
            page.navigate("/");

            assertThat(page.locator("html")).hasAttribute("lang", language);
            assertThat(page.getByText(Pattern.compile("^" + words)).first()).isVisible();
        }
    }

    @Test
    @Tag("GEN-16")
    @Tag("GEN-23")
    void theCustomerChoosesHisLanguageInTheMiddleOfHisSession(Stage stage) {
        Console console = stage.technician();
        String name = "Wim of languages";
        String code = console.createPin(name);
        CustomerPage customer = stage.customer().open();
        customer.enter(code);
        assertThat(console.row(name)).containsText("Waiting");

        customer.page().getByLabel("Language").selectOption("nl");

        assertThat(customer.page().getByText(DUTCH_WAITING)).isVisible();
        customer.page().getByLabel("Taal").selectOption("en");
        assertThat(customer.page().getByText(ENGLISH_WAITING)).isVisible();
        console.start(name);
    }
}
