package org.belay.replies.internal;

import org.belay.api.ui.UiContribution;
import org.osgi.service.component.annotations.Component;

/** Where technicians keep their replies and URLs (CHAT-44). */
@Component
public final class ManageReplies implements UiContribution {

    @Override
    public String slot() {
        return "console.tools";
    }

    @Override
    public String id() {
        return "replies";
    }

    @Override
    public String module() {
        return "/ui/replies/manage.js";
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
