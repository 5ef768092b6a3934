package org.belay.camel.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.belay.api.health.ReadinessCheck.Health;
import org.belay.api.health.ReadinessCheck.Level;
import org.belay.camel.BelayHeaders;
import org.belay.camel.RouteContribution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

class ContributionsTest {

    private final Gateway gateway = new Gateway();
    private final ContributedRoutes contributed = new ContributedRoutes(gateway.contexts);
    private final List<Object> received = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        contributed.stop();
        gateway.close();
    }

    private RouteContribution contribution(String name, Processor processor) {
        return routes(
                name,
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("belay:session-events?types=started&from=start&consumer=" + name)
                                .process(processor);
                    }
                });
    }

    private static RouteContribution routes(String name, RouteBuilder builder) {
        return new RouteContribution() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void configure(CamelContext context) throws Exception {
                context.addRoutes(builder);
            }
        };
    }

    private void note(Exchange exchange) {
        received.add(exchange.getIn().getHeader(BelayHeaders.SESSION_ID));
    }

    @Test
    void routesRunForAsLongAsTheirServiceIsThereAndMissNothingWhileItIsAway() {
        RouteContribution crm = contribution("crm", this::note);
        contributed.bindContribution(crm);
        int first = gateway.started("Ilse").id();
        await().until(() -> received.size() == 1);
        contributed.unbindContribution(crm);
        int meanwhile = gateway.started("Ole").id();
        assertThat(gateway.log.cursor("crm")).isLessThan(gateway.log.last());
        contributed.bindContribution(contribution("crm", this::note));
        await().until(() -> received.size() == 2);
        assertThat(received).containsExactly(first, meanwhile);
    }

    @Test
    void oneThatFailsHarmsNoOtherAndIsNamed() {
        contributed.bindContribution(
                routes(
                        "bad",
                        new RouteBuilder() {
                            @Override
                            public void configure() {
                                throw new NoClassDefFoundError("com/example/Missing");
                            }
                        }));
        contributed.bindContribution(contribution("good", this::note));
        gateway.started("Ilse");
        await().until(() -> received.size() == 1);
        await().until(() -> gateway.contexts.health().level() == Level.DEGRADED);
        assertThat(gateway.contexts.health().reason())
                .contains("Routes bad")
                .contains("com/example/Missing");
    }

    @Test
    void aComponentThatAPluginBringsIsUsedOnceItIsThereAndGivenBackWhenItGoes() {
        PigeonService pigeons = new PigeonService();
        contributed.bindContribution(
                routes(
                        "pigeons",
                        new RouteBuilder() {
                            @Override
                            public void configure() {
                                from("belay:session-events?types=started&consumer=p&from=start")
                                        .to("pigeon:home");
                            }
                        }));
        gateway.started("Ilse");
        await().until(() -> gateway.contexts.health().level() == Level.DEGRADED);
        assertThat(gateway.contexts.health().reason()).contains("pigeon");

        gateway.contexts.bindComponent(pigeons);
        await().until(() -> received.size() == 1);
        assertThat(gateway.contexts.health()).isEqualTo(Health.READY);
        assertThat(pigeons.out).hasValue(1);

        gateway.contexts.unbindComponent(pigeons);
        assertThat(pigeons.out).hasValue(0);
        assertThat(gateway.contexts.health().reason()).contains("pigeon");
    }

    @Test
    void aPluginCanNotPutItselfInThePlaceOfOneOfCamelsComponents() {
        PigeonService pigeons = new PigeonService("log");
        gateway.contexts.bindComponent(pigeons);
        contributed.bindContribution(
                routes(
                        "log",
                        new RouteBuilder() {
                            @Override
                            public void configure() {
                                from("belay:session-events?types=started&consumer=l&from=start")
                                        .to("log:test?level=DEBUG")
                                        .process(ContributionsTest.this::note);
                            }
                        }));
        gateway.started("Ilse");
        await().until(() -> received.size() == 1);
        assertThat(pigeons.out).hasValue(0);
    }

    @Test
    void comingAndGoingLeavesNoThreadBehind() {
        contributed.bindContribution(contribution("warm", this::note));
        gateway.started("Ilse");
        await().until(() -> received.size() == 1);
        List<String> before = threads();
        for (int i = 0; i < 20; i++) {
            int seen = received.size();
            RouteContribution crm = contribution("crm" + i, this::note);
            contributed.bindContribution(crm);
            await().until(() -> received.size() == seen + 1);
            contributed.unbindContribution(crm);
        }
        await().untilAsserted(() -> assertThat(threads()).hasSizeLessThanOrEqualTo(before.size()));
    }

    /** All but those of our pool, which end by themselves after a while. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("fake-consumer") || name.startsWith("Camel"))
                .toList();
    }

    /** A plugin's component, handed out as the service registry would. */
    private final class PigeonService implements ComponentServiceObjects<Component> {

        private final AtomicInteger out = new AtomicInteger();
        private final String scheme;

        PigeonService() {
            this("pigeon");
        }

        PigeonService(String scheme) {
            this.scheme = scheme;
        }

        @Override
        public Component getService() {
            out.incrementAndGet();
            return new DefaultComponent() {
                @Override
                protected Endpoint createEndpoint(
                        String uri, String remaining, Map<String, Object> parameters) {
                    return new DefaultEndpoint(uri, this) {
                        @Override
                        public Producer createProducer() {
                            return new DefaultProducer(this) {
                                @Override
                                public void process(Exchange exchange) {
                                    note(exchange);
                                }
                            };
                        }

                        @Override
                        public Consumer createConsumer(Processor processor) {
                            throw new UnsupportedOperationException();
                        }
                    };
                }
            };
        }

        @Override
        public void ungetService(Component component) {
            out.decrementAndGet();
        }

        @Override
        public ServiceReference<Component> getServiceReference() {
            @SuppressWarnings("unchecked")
            ServiceReference<Component> reference =
                    (ServiceReference<Component>)
                            Proxy.newProxyInstance(
                                    getClass().getClassLoader(),
                                    new Class<?>[] {ServiceReference.class},
                                    (proxy, method, arguments) ->
                                            method.getName().equals("getProperty") ? scheme : null);
            return reference;
        }
    }
}
