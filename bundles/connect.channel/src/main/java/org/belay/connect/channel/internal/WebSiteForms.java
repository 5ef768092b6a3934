package org.belay.connect.channel.internal;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.belay.api.connect.Entered;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Access;
import org.belay.api.session.Session;
import org.belay.api.session.SessionField;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterRegex;

/**
 * Takes what the organization's own web site posts to {@code /channel/101} (CHAN-08, INT-64) and leads
 * the customer on: into his session, or to the channel's page, which says what was wrong. The page
 * itself, for a plain link to the same address, comes from the shell. A form of another site is what
 * this is for, so the request may come from anywhere; it changes nothing of anybody's who is known.
 */
@Component(service = Filter.class)
@HttpWhiteboardFilterRegex("/channel/[0-9]{1,9}")
public final class WebSiteForms implements Filter {

    private static final int SECONDS = 15;

    private final ChannelWay way;
    private final Access access;

    @Activate
    public WebSiteForms(@Reference ChannelWay way, @Reference Access access) {
        this.way = way;
        this.access = access;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        if (!http.getMethod().equals("POST")) {
            chain.doFilter(request, response);
            return;
        }
        String path = http.getRequestURI().substring(http.getContextPath().length());
        HttpServletResponse answer = (HttpServletResponse) response;
        answer.setHeader("Cache-Control", "no-store");
        try {
            Session session =
                    enter(Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)), http);
            answer.addHeader(
                    "Set-Cookie", access.admitCustomer(session.id()).ofCustomer(http.isSecure()));
            lead(answer, Entered.into(session).page());
        } catch (Refused refused) {
            lead(answer, path + "?refused=" + refused.code());
        }
    }

    private Session enter(int channel, HttpServletRequest http) {
        Map<String, String> given = new HashMap<>();
        for (SessionField field : SessionField.values()) {
            given.put(field.key(), http.getParameter(field.key()));
        }
        try {
            return way.enter(channel, given, http.getRemoteAddr())
                    .toCompletableFuture()
                    .get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | CompletionException e) {
            throw e.getCause() instanceof Refused refused ? refused : Refused.unavailable();
        } catch (TimeoutException e) {
            throw Refused.unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refused.unavailable();
        }
    }

    private static void lead(HttpServletResponse answer, String where) {
        answer.setStatus(HttpServletResponse.SC_SEE_OTHER);
        answer.setHeader("Location", where);
    }
}
