package org.belay.camel.internal;

import java.time.Duration;
import org.apache.camel.Component;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/**
 * Gives the HTTP component time-outs when it comes, because its own default is to wait three minutes,
 * and takes the client's own retry away: how often a delivery is tried is said in one place.
 */
public final class HttpLimits extends LifecycleStrategySupport {

    private final Duration connect;
    private final Duration response;

    /** Limits for the connection and for each wait for the answer. */
    public HttpLimits(Duration connect, Duration response) {
        this.connect = connect;
        this.response = response;
    }

    @Override
    public void onComponentAdd(String name, Component component) {
        if (component instanceof HttpComponent http) {
            http.setConnectTimeout(connect.toMillis());
            http.setConnectionRequestTimeout(connect.toMillis());
            http.setResponseTimeout(response.toMillis());
            http.setSoTimeout(response.toMillis());
            http.setHttpClientConfigurer(HttpClientBuilder::disableAutomaticRetries);
        }
    }
}
