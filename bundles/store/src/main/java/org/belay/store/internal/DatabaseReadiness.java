package org.belay.store.internal;

import org.belay.api.health.ReadinessCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Says whether the database takes what is written, and what is being waited for. Stands by itself,
 * so that it can say that there is no data source at all.
 */
@Component(service = {ReadinessCheck.class, DatabaseReadiness.class})
public final class DatabaseReadiness implements ReadinessCheck {

    private volatile Health health;

    /** Begins without a data source. */
    @Activate
    public DatabaseReadiness() {
        withoutSource();
    }

    void withoutSource() {
        health =
                Health.down(
                        "no data source named belay; see etc/org.ops4j.datasource-belay.cfg and"
                                + " the log");
    }

    void report(Health current) {
        health = current;
    }

    @Override
    public String part() {
        return "database";
    }

    @Override
    public Health health() {
        return health;
    }

    @Override
    public boolean essential() {
        return true;
    }
}
