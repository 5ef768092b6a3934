package org.belay.replies.internal;

import org.belay.api.ui.UiContribution;
import org.osgi.service.component.annotations.Component;

/** The list of replies beside the chat's box (CHAT-42). */
@Component
public final class ReplyTool implements UiContribution {

    @Override
    public String slot() {
        return "console.chat.tool";
    }

    @Override
    public String id() {
        return "reply";
    }

    @Override
    public String module() {
        return "/ui/replies/reply-tool.js";
    }

    @Override
    public String texts() {
        return "/ui/replies/texts/";
    }

    @Override
    public int order() {
        return 10;
    }
}
