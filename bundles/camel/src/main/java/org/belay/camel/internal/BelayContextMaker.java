package org.belay.camel.internal;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.LoggingLevel;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RedeliveryPolicyDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.camel.spi.ComponentResolver;
import org.belay.camel.internal.component.BelayComponent;
import org.belay.camel.internal.component.BelayServices;

/** Contexts with the component {@code belay}, HTTP time-outs, one-line error logs and no JMX. */
public final class BelayContextMaker implements ContextMaker {

    /** Longer only where a component ignores that it is asked to stop. */
    private static final long SHUTDOWN_SECONDS = 5;

    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[^A-Za-z0-9._-]+");

    private final BelayServices services;
    private final HttpLimits limits;
    private final PluginComponents plugins;

    /** Makes contexts of one gateway. */
    public BelayContextMaker(BelayServices services, HttpLimits limits, PluginComponents plugins) {
        this.services = services;
        this.limits = limits;
        this.plugins = plugins;
    }

    @Override
    public CamelContext make(String name, ClassLoader loader, Collection<String> pluginSchemes)
            throws Exception {
        DefaultCamelContext context = new DefaultCamelContext(false);
        context.disableJMX();
        context.setApplicationContextClassLoader(loader);
        context.getCamelContextExtension().setName(NOT_IN_A_NAME.matcher(name).replaceAll("-"));
        context.setStartupSummaryLevel(StartupSummaryLevel.Off);
        context.setSourceLocationEnabled(true);
        context.setLoadTypeConverters(false);
        context.getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
        context.getShutdownStrategy().setTimeUnit(TimeUnit.SECONDS);
        context.getShutdownStrategy().setShutdownNowOnTimeout(true);
        context.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
        context.getCamelContextExtension().setErrorHandlerFactory(errors());
        context.addLifecycleStrategy(limits);
        context.addComponent("belay", new BelayComponent(services));
        context.getCamelContextExtension()
                .addContextPlugin(ComponentResolver.class, plugins.resolver(pluginSchemes));
        return context;
    }

    /** Whoever began an exchange logs its failure; Camel's default would do so once more. */
    private static DefaultErrorHandlerDefinition errors() {
        DefaultErrorHandlerDefinition definition = new DefaultErrorHandlerDefinition();
        definition.setLevel(LoggingLevel.OFF.name());
        definition.setRedeliveryPolicy(
                new RedeliveryPolicyDefinition().retriesExhaustedLogLevel(LoggingLevel.OFF));
        return definition;
    }

    @Override
    public void released(CamelContext context) {
        plugins.giveBack(context);
    }
}
