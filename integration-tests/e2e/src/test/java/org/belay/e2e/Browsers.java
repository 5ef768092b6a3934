package org.belay.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.belay.testing.Patience;

/**
 * A Chromium, and one context for each person: nobody shares cookies with another. What a test
 * class or a test has opened is closed in its end, so that pages of earlier tests don't keep the
 * machine busy. For one thread.
 */
final class Browsers implements AutoCloseable {

    private static final String LOCALE = "en-GB";

    // Started when somebody first needs them.
    private Playwright playwright;
    private Browser chromium;

    /** What was opened by the run, by the class at hand, and by its test at hand. */
    private final Deque<List<OpenPage>> opened = new ArrayDeque<>(List.of(new ArrayList<>()));

    private Browser chromium() {
        if (chromium == null) {
            PlaywrightAssertions.setDefaultAssertionTimeout(Patience.LONG.toMillis());
            playwright = Playwright.create();
            chromium =
                    playwright
                            .chromium()
                            .launch(
                                    new BrowserType.LaunchOptions()
                                            .setExecutablePath(program())
                                            .setTimeout(Patience.LONG.toMillis())
                                            .setArgs(
                                                    List.of(
                                                            "--headless",
                                                            "--no-sandbox",
                                                            "--disable-gpu",
                                                            "--disable-quic",
                                                            "--no-first-run",
                                                            "--disable-background-networking",
                                                            "--disable-component-update",
                                                            "--disable-sync")));
        }
        return chromium;
    }

    private static Path program() {
        return List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("no Chromium; ./belay test installs it"));
    }

    /** Somebody at a desk, whose browser opens addresses below {@code gateway}. */
    Page desk(URI gateway) {
        return desk(gateway, LOCALE);
    }

    /** Somebody at a desk whose computer speaks that language. */
    Page desk(URI gateway, String locale) {
        return page(gateway, locale, new Browser.NewContextOptions().setViewportSize(1280, 800));
    }

    /** Somebody with a phone. */
    Page phone(URI gateway) {
        return phone(gateway, LOCALE);
    }

    /** Somebody whose phone speaks that language. */
    Page phone(URI gateway, String locale) {
        return page(
                gateway,
                locale,
                new Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setDeviceScaleFactor(2)
                        .setHasTouch(true)
                        .setIsMobile(true));
    }

    private Page page(URI gateway, String locale, Browser.NewContextOptions options) {
        BrowserContext context =
                chromium().newContext(options.setBaseURL(gateway.toString()).setLocale(locale));
        context.setDefaultTimeout(Patience.LONG.toMillis());
        OpenPage made = new OpenPage(context.newPage());
        opened.element().add(made);
        return made.page();
    }

    /** A class or a test begins. */
    void enter() {
        opened.push(new ArrayList<>());
    }

    /** It ends; returns what went wrong in the own code of the pages that it had opened. */
    List<String> leave() {
        List<OpenPage> ended = opened.pop();
        ended.forEach(each -> each.page().context().close());
        return ended.stream().flatMap(each -> each.faults().stream()).toList();
    }

    /** Those that aren't closed, the latest first. */
    List<OpenPage> open() {
        return opened.stream().flatMap(List::stream).filter(OpenPage::isOpen).toList();
    }

    @Override
    public void close() {
        if (playwright != null) {
            playwright.close();
        }
    }
}
