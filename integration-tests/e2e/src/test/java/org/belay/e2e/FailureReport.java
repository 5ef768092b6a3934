package org.belay.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * Tells why a test failed where nobody can look any more: keeps a picture, the HTML and the console
 * of each open page and the end of the logs in {@code target/e2e-failures/<Class.method>}, and says
 * the shortest of it in the failure itself, so that it is in whatever is kept of the build's
 * output.
 */
public final class FailureReport
        implements BeforeAllCallback,
                BeforeEachCallback,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {

    private static final Namespace NAMESPACE = Namespace.create(FailureReport.class);
    private static final Path TARGET = Path.of("target");
    private static final Path FOLDER = TARGET.resolve("e2e-failures");
    private static final int MOST_LINES_SAID = 8;
    private static final int MOST_CHARS_SAID = 300;
    private static final Pattern INTERESTING =
            Pattern.compile("\\b(WARN|ERROR|FATAL)\\b|refused|Exception");

    /** A failure and what could be seen when it happened. */
    private static final class Explained extends AssertionError {
        private static final long serialVersionUID = 1L;

        Explained(Throwable failure, List<String> seen) {
            super(failure + "\n" + String.join("\n", seen), failure);
            setStackTrace(failure.getStackTrace());
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        begin(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        begin(context);
    }

    private static void begin(ExtensionContext context) {
        context.getStore(NAMESPACE).put(Logs.class, new Logs(TARGET));
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        throw explained(context, failure);
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        throw explained(context, failure);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(
            ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(context, failure);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        throw explained(context, failure);
    }

    @Override
    public void handleAfterAllMethodExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        throw explained(context, failure);
    }

    private static Throwable explained(ExtensionContext context, Throwable failure) {
        if (failure instanceof TestAbortedException) {
            return failure;
        }
        try {
            return new Explained(failure, report(context));
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(e); // a report that fails must not hide what it is about
            return failure;
        }
    }

    /** Writes the report; what is to be said of it at once. */
    private static List<String> report(ExtensionContext context) throws IOException {
        Path folder = Files.createDirectories(folder(context));
        List<String> said = new ArrayList<>();
        List<OpenPage> pages = BrowsersOfTests.of(context).open();
        for (int i = 0; i < pages.size(); i++) {
            OpenPage page = pages.get(i);
            String name = "page-" + (i + 1);
            page.picture(folder.resolve(name + ".png"));
            write(folder.resolve(name + ".html"), page.html());
            write(
                    folder.resolve(name + ".txt"),
                    page.where()
                            + "\n\nConsole:\n"
                            + String.join("\n", page.errors())
                            + "\n\nOutline:\n"
                            + page.outline());
            said.add(name + " is at " + page.where());
            said.addAll(last(page.errors(), name + "'s console: "));
        }
        Logs logs = context.getStore(NAMESPACE).get(Logs.class, Logs.class);
        for (var log : logs.since().entrySet()) {
            write(folder.resolve(log.getKey() + ".log"), String.join("\n", log.getValue()));
            List<String> some =
                    log.getValue().stream()
                            .filter(line -> INTERESTING.matcher(line).find())
                            .toList();
            said.addAll(last(some, log.getKey() + " logged: "));
        }
        said.add("more in " + folder);
        return said.stream().map(Discretion::of).map(FailureReport::line).toList();
    }

    private static Path folder(ExtensionContext context) {
        String name = context.getRequiredTestClass().getSimpleName();
        String method = context.getTestMethod().map(each -> "." + each.getName()).orElse("");
        String round = context.getUniqueId().replaceAll(".*?(?:invocation:#(\\d+)])?$", "$1");
        return FOLDER.resolve(name + method + (round.isEmpty() ? "" : "-" + round));
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, Discretion.of(text));
    }

    private static List<String> last(List<String> lines, String begin) {
        return lines.subList(Math.max(0, lines.size() - MOST_LINES_SAID), lines.size()).stream()
                .map(begin::concat)
                .toList();
    }

    private static String line(String text) {
        String one = text.lines().findFirst().orElse("");
        return "  | " + one.substring(0, Math.min(MOST_CHARS_SAID, one.length()));
    }
}
