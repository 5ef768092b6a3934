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
import java.util.ArrayList;
import java.util.List;

/** A Chromium, and one context for each person: nobody shares cookies with another. */
final class Browsers implements AutoCloseable {

    private static final int PATIENCE_MS = 15_000;
    private static final String LOCALE = "en-GB";

    private final Playwright playwright = Playwright.create();
    private final Browser chromium =
            playwright
                    .chromium()
                    .launch(
                            new BrowserType.LaunchOptions()
                                    .setExecutablePath(chromium())
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

    private final List<String> problems = new ArrayList<>();

    Browsers() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    }

    private static Path chromium() {
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
                chromium.newContext(options.setBaseURL(gateway.toString()).setLocale(locale));
        context.setDefaultTimeout(PATIENCE_MS);
        Page page = context.newPage();
        page.onPageError(problems::add);
        return page;
    }

    /** What went wrong in the pages' own code so far. */
    List<String> problems() {
        return problems;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
