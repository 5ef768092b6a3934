package org.belay.connect.pin.internal;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import org.belay.api.refusal.Refused;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterRegex;

/**
 * The addresses that carry a code: {@code /418029} (INT-66), {@code /R?Code=418029} and
 * {@code /Customer/Code.aspx?Code=418029} (WEB-01, WEB-06). They lead to the customer's page with the
 * code filled in, and redeem nothing themselves: mail scanners and link previews follow addresses
 * too, and would use the code up. The letters of an address may be large or small.
 */
@Component(service = Filter.class)
@HttpWhiteboardFilterRegex({"/[0-9]{6}", "(?i)/R", "(?i)/Customer/Code\\.aspx"})
public final class PinLinks implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        String path = http.getRequestURI().substring(http.getContextPath().length());
        Optional<String> code =
                path.matches("/[0-9]{6}")
                        ? Optional.of(path.substring(1))
                        : parameter(http, "code").flatMap(PinLinks::digits);
        HttpServletResponse answer = (HttpServletResponse) response;
        answer.setHeader("Cache-Control", "no-store");
        answer.setStatus(HttpServletResponse.SC_SEE_OTHER);
        answer.setHeader("Location", code.map(digits -> "/?code=" + digits).orElse("/"));
    }

    private static Optional<String> parameter(HttpServletRequest request, String name) {
        return Collections.list(request.getParameterNames()).stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .map(request::getParameter);
    }

    // Nothing but digits goes back into an address; the page itself says what is wrong with others.
    private static Optional<String> digits(String typed) {
        try {
            return Optional.of(Code.of(typed));
        } catch (Refused refused) {
            return Optional.empty();
        }
    }
}
