package org.belay.web.internal.page;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Serves the files that bundles hold for pages. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/ui/*", "/lib/*"})
public final class ModuleServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("css", "text/css;charset=utf-8"),
                    Map.entry("gif", "image/gif"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("js", "text/javascript;charset=utf-8"),
                    Map.entry("json", "application/json"),
                    Map.entry("map", "application/json"),
                    Map.entry("mjs", "text/javascript;charset=utf-8"),
                    Map.entry("mp3", "audio/mpeg"),
                    Map.entry("ogg", "audio/ogg"),
                    Map.entry("png", "image/png"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("txt", "text/plain;charset=utf-8"),
                    Map.entry("wav", "audio/wav"),
                    Map.entry("webmanifest", "application/manifest+json"),
                    Map.entry("woff2", "font/woff2"));

    private final transient ModuleFiles files;

    /** Serves those. */
    @Activate
    public ModuleServlet(@Reference ModuleFiles files) {
        this.files = files;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String info = request.getPathInfo() == null ? "" : request.getPathInfo();
        String path = request.getServletPath() + info;
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        Optional<ModuleFiles.File> found = type == null ? Optional.empty() : files.find(path);
        if (found.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        ModuleFiles.File file = found.get();
        String tag = "W/\"" + file.tag() + "\""; // weak, for it may be compressed on its way
        boolean lasting = file.lasting() || request.getParameter("v") != null;
        response.setHeader(
                "Cache-Control", lasting ? "public, max-age=31536000, immutable" : "no-cache");
        response.setHeader("ETag", tag);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(type);
        try (InputStream in = file.content().openStream()) {
            byte[] content = in.readAllBytes();
            response.setContentLength(content.length);
            response.getOutputStream().write(content);
        }
    }
}
