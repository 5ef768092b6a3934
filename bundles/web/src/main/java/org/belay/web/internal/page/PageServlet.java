package org.belay.web.internal.page;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.belay.api.organization.Accounts;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Access;
import org.belay.api.security.Caller;
import org.belay.web.internal.rest.Answers;
import org.belay.web.internal.rest.Json;
import org.belay.web.internal.rest.RequestVisitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * Serves the pages, and says so where there is none. Paths are compared as they were sent: what isn't
 * written exactly as a page's address isn't that page.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/")
public final class PageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Addresses of the customer's page besides {@code /}: a session's, and a channel's way in. */
    private static final Pattern CUSTOMER = Pattern.compile("/session/\\d{9}|/channel/\\d{1,9}");

    /** The same of external technicians: where they type their code, and their session. */
    private static final Pattern GUEST = Pattern.compile("/guest(/session/\\d{9})?");

    private final transient PageWriter pages;
    private final transient Answers answers = new Answers(Json.mapper());

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private transient volatile Accounts accounts;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private transient volatile Access access;

    /** Writes by that writer. */
    @Activate
    public PageServlet(@Reference PageWriter pages) {
        this.pages = pages;
    }

    /** Outside of OSGi. */
    PageServlet(PageWriter pages, Accounts accounts, Access access) {
        this(pages);
        this.accounts = accounts;
        this.access = access;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = request.getRequestURI();
        switch (path) {
            case "/importmap.json" -> answers.json(response, 200, pages.importMap());
            case "/favicon.ico" -> redirect(response, "/ui/web/favicon.svg");
            case "/", "/sign-in", "/set-up" -> page(path, request, response);
            default -> {
                if (Shell.at(path).isPresent()
                        || CUSTOMER.matcher(path).matches()
                        || GUEST.matcher(path).matches()) {
                    page(path, request, response);
                } else {
                    notice(Notice.NOT_FOUND, request, response);
                }
            }
        }
    }

    private void page(String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Accounts known = accounts;
        Access who = access;
        if (known == null || who == null) {
            notice(Notice.STARTING, request, response);
            return;
        }
        try {
            boolean setUp = !known.organizationName().isEmpty();
            if (path.equals("/set-up")) {
                if (setUp) {
                    notice(Notice.NOT_FOUND, request, response);
                } else {
                    pages.shell(Shell.SET_UP, request, response);
                }
            } else if (!setUp) {
                notice(Notice.NOT_SET_UP, request, response);
            } else {
                Caller caller = who.signedIn(new RequestVisitor(request));
                pageOfSetUpGateway(path, caller, request, response);
            }
        } catch (Refused refused) {
            notice(Notice.STARTING, request, response);
        }
    }

    /** A page of a gateway that is set up. */
    private void pageOfSetUpGateway(
            String path, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Shell> inside = Shell.at(path);
        if (inside.isPresent()) {
            if (!(caller instanceof Caller.SignedIn in)) {
                redirect(response, "/sign-in?next=" + path);
            } else if (inside.get().admits(in.permissions())) {
                pages.shell(inside.get(), request, response);
            } else {
                notice(Notice.NO_ACCESS, request, response);
            }
        } else if (GUEST.matcher(path).matches()) {
            pages.shell(Shell.GUEST, request, response);
        } else if (!path.equals("/sign-in")) {
            pages.shell(Shell.CUSTOMER, request, response);
        } else if (caller instanceof Caller.SignedIn in) {
            redirect(response, Shell.home(in.permissions()).path());
        } else {
            pages.shell(Shell.SIGN_IN, request, response);
        }
    }

    private void notice(Notice notice, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        pages.notice(notice, notice.status(), request, response);
    }

    private static void redirect(HttpServletResponse response, String path) {
        // Relative, so that it stays right behind any proxy.
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", path);
        response.setHeader("Cache-Control", "no-store");
    }
}
