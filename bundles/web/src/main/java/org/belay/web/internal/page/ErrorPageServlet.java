package org.belay.web.internal.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.belay.web.internal.rest.Answers;
import org.belay.web.internal.rest.Json;
import org.belay.web.internal.rest.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletErrorPage;

/** What is shown when a servlet gave up: nothing of how it happened. */
@Component(service = Servlet.class)
@HttpWhiteboardServletErrorPage(errorPage = {"4xx", "5xx", "java.lang.Throwable"})
public final class ErrorPageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient PageWriter pages;
    private final transient Answers answers = new Answers(Json.mapper());

    /** Writes by that writer. */
    @Activate
    public ErrorPageServlet(@Reference PageWriter pages) {
        this.pages = pages;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        int status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                        ? code
                        : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        String accepted = request.getHeader("Accept");
        if (accepted == null || !accepted.contains("text/html")) {
            String code = status == 404 ? "not-found" : status < 500 ? "malformed" : "fault";
            answers.problem(response, Problem.of(status, code, "Refused with status " + status));
            return;
        }
        Notice notice =
                status == 404 ? Notice.NOT_FOUND : status < 500 ? Notice.REFUSED : Notice.FAULT;
        pages.notice(notice, status, request, response);
    }
}
