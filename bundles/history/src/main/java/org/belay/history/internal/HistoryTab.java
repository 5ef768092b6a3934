package org.belay.history.internal;

import org.belay.api.ui.UiContribution;
import org.osgi.service.component.annotations.Component;

/** Earlier sessions with the same device and the session's note, beside the chat (HIST-01, CONS-26). */
@Component
public final class HistoryTab implements UiContribution {

    @Override
    public String slot() {
        return "console.session.tab";
    }

    @Override
    public String id() {
        return "history";
    }

    @Override
    public String module() {
        return "/ui/history/tab.js";
    }

    @Override
    public String texts() {
        return "/ui/history/texts/";
    }

    @Override
    public int order() {
        return 50;
    }
}
