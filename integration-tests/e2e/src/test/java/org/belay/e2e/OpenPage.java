package org.belay.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A page in somebody's browser, with what its console said. */
final class OpenPage {

    private static final int MOST = 50;
    private static final double SOON_MS = 10_000;

    private static final List<String> SECRET_PLACES =
            List.of("input[type=password]", "belay-enrolment", "[aria-label^='The code is']");

    private final Page page;
    private final List<String> errors = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    OpenPage(Page page) {
        this.page = page;
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")) {
                        keep(errors, message.text() + " (" + message.location() + ")");
                    }
                });
        page.onPageError(
                fault -> {
                    keep(errors, fault);
                    keep(faults, fault);
                });
    }

    private static void keep(List<String> list, String text) {
        if (list.size() == MOST) {
            list.remove(0);
        }
        list.add(text);
    }

    Page page() {
        return page;
    }

    boolean isOpen() {
        return !page.isClosed();
    }

    /** The last errors in its console, of whatever kind. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    /** Those that its own code has thrown and nobody has caught. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Address and title. */
    String where() {
        return page.url() + " \"" + attempt(page::title) + "\"";
    }

    /** Its elements, as far as they aren't hidden in the shadow of others. */
    String html() {
        return attempt(page::content);
    }

    /** What is to be seen in it, as a screen reader has it. */
    String outline() {
        return attempt(
                () ->
                        page.locator("body")
                                .ariaSnapshot(
                                        new Locator.AriaSnapshotOptions().setTimeout(SOON_MS)));
    }

    /** Makes a picture of it without the places where secrets stand. */
    void picture(Path file) {
        attempt(
                () -> {
                    page.screenshot(
                            new Page.ScreenshotOptions()
                                    .setTimeout(SOON_MS)
                                    .setMask(SECRET_PLACES.stream().map(page::locator).toList())
                                    .setPath(file));
                    return "";
                });
    }

    /** A page may be too broken to be asked. */
    private static String attempt(Supplier<String> question) {
        try {
            return question.get();
        } catch (PlaywrightException e) {
            return "(not to be had: " + e.getMessage().lines().findFirst().orElse("") + ")";
        }
    }
}
