package org.belay.organization.internal;

import org.belay.api.organization.OrganizationListener;

/** News for tests of this bundle's other packages. */
public final class Told {

    private Told() {}

    /** News that only that listener hears. */
    public static News to(OrganizationListener listener) {
        News news = new News();
        news.add(listener);
        return news;
    }
}
