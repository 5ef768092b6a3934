package org.belay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;

/** Looks at pages as axe does: WCAG 2.2 AA as far as a program can tell, in light and in dark. */
final class Axe {

    private static final List<String> WCAG_22_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private Axe() {}

    /** Finds nothing in the page as it is now, in either colour scheme; pictures of it are kept. */
    static void findsNothing(Page page, String name) {
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            page.waitForFunction(
                    "theme => (document.documentElement.dataset.theme ?? 'light') === theme",
                    colours.name().toLowerCase());
            // Contrast is measured of what stands still.
            page.waitForFunction(
                    "document.getAnimations().every(each => each.playState !== 'running')");
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(
                                    Path.of(
                                            System.getProperty(
                                                    "belay.screenshots", "target/screenshots"),
                                            name + "-" + colours.name() + ".png")));
            AxeResults results = new AxeBuilder(page).withTags(WCAG_22_AA).analyze();
            assertThat(results.getPasses()).as("what was looked at of " + name).isNotEmpty();
            assertThat(results.getViolations())
                    .as("%s in %s", name, colours)
                    .extracting(each -> each.getId() + ": " + each.getNodes())
                    .isEmpty();
        }
    }
}
