package org.belay.security.internal.sso;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Entrance;
import org.belay.security.internal.Browser;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The addresses that scripts and browsers know for signing in by a ticket (AUTH-28 to AUTH-33, WEB-40
 * to WEB-43). A query may hold the Master SSO password: nothing here logs or repeats one.
 */
@Component(
        service = Servlet.class,
        configurationPid = SsoServlet.WEB_PID,
        configurationPolicy = ConfigurationPolicy.OPTIONAL)
@HttpWhiteboardServletPattern({"/SSO/*", "/sso/*", "/TechConsole/DesktopApp/DownloadSSO.aspx"})
public final class SsoServlet extends HttpServlet {

    /** Whose configuration says where the gateway is met from outside. */
    static final String WEB_PID = "org.belay.web";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(SsoServlet.class);
    private static final Pattern GUID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final transient TicketDesk desk;
    private final transient Permissions permissions;
    private final transient PublicAddress address;

    /** Gives tickets from there. */
    @Activate
    public SsoServlet(
            @Reference TicketDesk desk,
            @Reference Permissions permissions,
            Map<String, Object> configuration) {
        this.desk = desk;
        this.permissions = permissions;
        this.address = new PublicAddress(configuration);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        // The address of these pages is worth something for two minutes.
        response.setHeader("Referrer-Policy", "no-referrer");
        String page = request.getRequestURI().toLowerCase(Locale.ROOT);
        boolean reads = request.getMethod().equals("GET");
        if (!reads && !request.getMethod().equals("POST")) {
            response.setHeader("Allow", "GET, POST");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        switch (page) {
            case "/sso/getloginticket.aspx" -> ticket(request, response, desk::forBrowser);
            case "/sso/getdtcloginticket.aspx" -> ticket(request, response, desk::forDesktop);
            case "/sso/login.aspx" -> login(request, response);
            case "/techconsole/desktopapp/downloadsso.aspx" -> download(request, response);
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** One of the two kinds of ticket. */
    @FunctionalInterface
    private interface Answer {
        String to(Parameters parameters, String from, String base);
    }

    private void ticket(HttpServletRequest request, HttpServletResponse response, Answer answer)
            throws IOException {
        String text;
        int status = HttpServletResponse.SC_OK;
        try {
            text =
                    answer.to(
                            new Parameters(request.getParameterMap()),
                            request.getRemoteAddr(),
                            address.of(request));
        } catch (Refused refused) {
            status = refused.reason().httpStatus();
            text = "ERROR: ERROR"; // the word for whatever else goes wrong (API-26)
        } catch (RuntimeException e) {
            // What can't be decoded; its message may hold what was sent.
            LOG.info("A request for a ticket can't be read: {}", e.getClass().getSimpleName());
            text = "ERROR: MISSINGPARAMETERS";
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private void login(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            Entrance.Admission admission =
                    desk.redeem(parameter(request, "Ticket"), Browser.visitor(request));
            response.setHeader("Set-Cookie", admission.setCookie());
            response.setStatus(HttpServletResponse.SC_FOUND);
            // Relative, so that it stays right behind any proxy.
            response.setHeader("Location", home(permissions.of(admission.account())));
        } catch (Refused refused) {
            SsoPage page =
                    switch (refused.reason()) {
                        case NOT_FOUND -> SsoPage.USED_UP;
                        case FORBIDDEN -> SsoPage.KEPT_OUT;
                        default -> SsoPage.LATER;
                    };
            page.write(request, response, refused.reason().httpStatus(), "/sign-in");
        }
    }

    /** There is no program to download yet: the ticket opens the console in the browser. */
    private static void download(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String ticket = parameter(request, "ticket");
        if (GUID.matcher(ticket).matches()) {
            SsoPage.NO_DESKTOP.write(
                    request,
                    response,
                    HttpServletResponse.SC_OK,
                    "/SSO/Login.aspx?Ticket=" + ticket);
        } else {
            SsoPage.USED_UP.write(request, response, HttpServletResponse.SC_NOT_FOUND, "/sign-in");
        }
    }

    private static String parameter(HttpServletRequest request, String name) {
        try {
            return new Parameters(request.getParameterMap()).get(name);
        } catch (RuntimeException e) {
            return ""; // what can't be decoded is no ticket
        }
    }

    private static String home(Set<String> may) {
        return may.contains(Permissions.CONSOLE) || !may.contains(Permissions.ADMIN)
                ? "/console"
                : "/admin";
    }
}
