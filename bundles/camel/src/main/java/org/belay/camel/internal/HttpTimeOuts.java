package org.belay.camel.internal;

import java.time.Duration;
import org.apache.camel.Component;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.LifecycleStrategySupport;

/** Gives the HTTP component time-outs when it comes: its own default is to wait three minutes. */
final class HttpTimeOuts extends LifecycleStrategySupport {

    private final Duration connect;
    private final Duration response;

    HttpTimeOuts(Duration connect, Duration response) {
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
        }
    }
}
