package org.belay.camel.internal.component;

import org.belay.api.event.DeadLetters;
import org.belay.api.event.EventFeed;
import org.belay.api.event.EventLog;
import org.belay.api.organization.Accounts;
import org.belay.api.session.Sessions;

/** What the component needs of the gateway. */
public record BelayServices(
        EventFeed feed,
        EventLog log,
        DeadLetters deadLetters,
        Sessions sessions,
        Accounts accounts) {}
