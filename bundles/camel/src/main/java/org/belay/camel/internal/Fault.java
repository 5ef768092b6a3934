package org.belay.camel.internal;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.dsl.yaml.common.exception.UnsupportedFieldException;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.xml.io.XmlPullParserException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Why routes aren't running, as an administrator wants to read it.
 *
 * @param line of the route file, empty if unknown or if there is no file
 */
record Fault(OptionalInt line, String reason) {

    private static final int MOST_CHARACTERS = 500;
    private static final Pattern LINE = Pattern.compile("\\bline:? (\\d+)");

    static Fault of(Throwable thrown, CamelContext context) {
        OptionalInt line =
                causes(thrown)
                        .map(cause -> lineOf(cause, context))
                        .filter(OptionalInt::isPresent)
                        .findFirst()
                        .orElse(OptionalInt.empty());
        return new Fault(line, reason(thrown));
    }

    /** What stands between the subject and the reason: {@code , line 4: }. */
    String where() {
        return line.isPresent() ? ", line " + line.getAsInt() + ": " : ": ";
    }

    private static OptionalInt lineOf(Throwable cause, CamelContext context) {
        if (cause instanceof MarkedYamlEngineException yaml) {
            return yaml.getProblemMark()
                    .or(yaml::getContextMark)
                    .map(mark -> OptionalInt.of(mark.getLine() + 1 - linesBack(yaml, mark)))
                    .orElse(OptionalInt.empty());
        }
        if (cause instanceof XmlPullParserException xml && xml.getLineNumber() > 0) {
            return OptionalInt.of(xml.getLineNumber());
        }
        if (cause instanceof XMLStreamException xml && xml.getLocation() != null) {
            return OptionalInt.of(xml.getLocation().getLineNumber());
        }
        if (cause instanceof FailedToCreateRouteException route) {
            return lineOfRoute(route, context);
        }
        return mentioned(cause.getMessage());
    }

    /** An unknown key's mark points to the value, which may stand some lines below the key. */
    private static int linesBack(MarkedYamlEngineException yaml, Mark mark) {
        if (!(yaml instanceof UnsupportedFieldException)) {
            return 0;
        }
        String problem = yaml.getProblem();
        String key = problem.substring(problem.lastIndexOf(' ') + 1) + ":";
        String before = new String(mark.getBuffer(), 0, mark.getPointer());
        int at = before.lastIndexOf(key);
        return at < 0 ? 0 : (int) before.substring(at).chars().filter(c -> c == '\n').count();
    }

    /** The line of the step that Camel names if it names one, else that of the route. */
    private static OptionalInt lineOfRoute(
            FailedToCreateRouteException failed, CamelContext context) {
        RouteDefinition route =
                context instanceof ModelCamelContext model && failed.getRouteId() != null
                        ? model.getRouteDefinition(failed.getRouteId())
                        : null;
        if (route == null) {
            return OptionalInt.empty();
        }
        String message = String.valueOf(failed.getMessage());
        int line =
                ProcessorDefinitionHelper.filterTypeInOutputs(
                                route.getOutputs(), ProcessorDefinition.class)
                        .stream()
                        .filter(step -> message.contains(">>> " + step))
                        .mapToInt(step -> step.getLineNumber())
                        .filter(number -> number > 0)
                        .findFirst()
                        .orElse(route.getInput() == null ? -1 : route.getInput().getLineNumber());
        return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
    }

    private static OptionalInt mentioned(String message) {
        if (message == null) {
            return OptionalInt.empty();
        }
        Matcher found = LINE.matcher(message.toLowerCase(Locale.ROOT));
        return found.find()
                ? OptionalInt.of(Integer.parseInt(found.group(1)))
                : OptionalInt.empty();
    }

    /** The innermost message: Camel wraps it in several that repeat each other. */
    private static String reason(Throwable thrown) {
        String reason = thrown.getClass().getSimpleName();
        for (Throwable cause : causes(thrown).toList()) {
            if (cause instanceof MarkedYamlEngineException yaml && yaml.getProblem() != null) {
                reason = yaml.getProblem();
            } else if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
                reason =
                        cause instanceof ReflectiveOperationException
                                        || cause instanceof LinkageError
                                ? cause.getClass().getSimpleName() + " " + cause.getMessage()
                                : cause.getMessage();
            }
        }
        String oneLine = reason.replaceAll("\\s+", " ").strip();
        return oneLine.length() > MOST_CHARACTERS
                ? oneLine.substring(0, MOST_CHARACTERS) + "…"
                : oneLine;
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return Stream.iterate(
                thrown, cause -> cause != null && seen.add(cause), Throwable::getCause);
    }
}
