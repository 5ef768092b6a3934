package org.belay.replies.internal;

import java.util.Optional;
import org.belay.api.ui.UiContribution;
import org.osgi.service.component.annotations.Component;

/** The list of URLs beside the chat's box, for whoever may send URLs (CHAT-43). */
@Component
public final class UrlTool implements UiContribution {

    @Override
    public String slot() {
        return "console.chat.tool";
    }

    @Override
    public String id() {
        return "url";
    }

    @Override
    public String module() {
        return "/ui/replies/url-tool.js";
    }

    @Override
    public String texts() {
        return "/ui/replies/texts/";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Optional<String> permission() {
        return Optional.of("url.send");
    }
}
