package org.belay.camel.internal.component;

import java.time.Duration;
import java.util.Locale;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.GeneratedPropertyConfigurer;
import org.apache.camel.support.component.PropertyConfigurerSupport;

/** Sets the parameters of {@code belay:session-events}; refuses those it doesn't know. */
final class SessionEventsConfigurer extends PropertyConfigurerSupport
        implements GeneratedPropertyConfigurer {

    @Override
    public boolean configure(
            CamelContext context, Object target, String name, Object value, boolean ignoreCase) {
        if (!(target instanceof SessionEventsEndpoint endpoint)) {
            return false;
        }
        switch (ignoreCase ? name.toLowerCase(Locale.ROOT) : name) {
            case "consumer" -> endpoint.setConsumer(property(context, String.class, value));
            case "types" -> endpoint.setTypes(property(context, String.class, value));
            case "from" -> endpoint.setFrom(property(context, String.class, value));
            case "text" -> endpoint.setText(property(context, boolean.class, value));
            case "attempts" -> endpoint.setAttempts(property(context, int.class, value));
            case "delay" -> endpoint.setDelay(property(context, Duration.class, value));
            case "maxdelay", "maxDelay" ->
                    endpoint.setMaxDelay(property(context, Duration.class, value));
            case "label" -> endpoint.setLabel(property(context, String.class, value));
            default -> {
                return false;
            }
        }
        return true;
    }
}
