package org.belay.security.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.belay.api.organization.Account;
import org.belay.security.internal.password.PasswordBook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes what a page hears after a step of signing in, and the cookie with it. */
@Component(service = StepAnswers.class)
public final class StepAnswers {

    private final WebSessions sessions;
    private final PasswordBook passwords;
    private final Clock clock;

    /** Asks those. */
    @Activate
    public StepAnswers(@Reference WebSessions sessions, @Reference PasswordBook passwords) {
        this(sessions, passwords, Clock.systemUTC());
    }

    /** By that clock. */
    public StepAnswers(WebSessions sessions, PasswordBook passwords, Clock clock) {
        this.sessions = sessions;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** The answer to a step that was taken. */
    Response step(SignIn.Step step, HttpServletRequest request) {
        return step(step, request, Map.of());
    }

    /** The answer to a step that was taken, with something more. */
    Response step(SignIn.Step step, HttpServletRequest request, Map<String, Object> more) {
        Map<String, Object> answer = next(step.stage());
        if (step.stage() == Stage.IN) {
            answer.putAll(welcome(step));
        }
        answer.putAll(more);
        return Response.ok(answer)
                .cookie(
                        Browser.cookie(
                                GatewayAccess.COOKIE,
                                step.opened().token(),
                                sessions.longest(),
                                request))
                .build();
    }

    /** What is still to be done, and what a page needs to know for it. */
    Map<String, Object> next(Stage stage) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("next", stage.wireName());
        if (stage == Stage.PASSWORD) {
            answer.put("leastStrength", passwords.least().wireName());
        }
        return answer;
    }

    private Map<String, Object> welcome(SignIn.Step step) {
        Account account = step.account();
        Map<String, Object> welcome = new LinkedHashMap<>();
        welcome.put("id", account.id());
        welcome.put("name", account.name());
        welcome.put("csrf", step.opened().session().csrf());
        if (step.opened().session().method().equals(Identities.PASSWORD)) {
            passwords
                    .standing(account.id())
                    .daysToTell(clock.instant())
                    .ifPresent(days -> welcome.put("expiresInDays", days));
        }
        return welcome;
    }
}
