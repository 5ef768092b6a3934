package org.belay.security.oidc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.belay.api.health.ReadinessCheck;
import org.belay.api.security.SsoProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** What is offered when the configuration changes, and what stays as it is meanwhile. */
class OfferTest {

    private final FakeProvider provider = new FakeProvider();
    private final List<Object> services = new ArrayList<>();
    private final OidcSignIn signIn =
            new OidcSignIn(context(), null, (name, perKey, overall) -> null, config(Map.of()));

    @AfterEach
    void close() {
        signIn.close();
        provider.close();
        assertThat(services).isEmpty();
    }

    private OidcConfig provider(String label) {
        return config(
                Map.of(
                        "issuer",
                        provider.issuer(),
                        "client_id",
                        FakeProvider.CLIENT,
                        "label",
                        label));
    }

    private List<String> buttons() {
        return services.stream()
                .filter(SsoProvider.class::isInstance)
                .map(each -> ((SsoProvider) each).label())
                .toList();
    }

    private List<Object> addresses() {
        return services.stream().filter(OidcResource.class::isInstance).toList();
    }

    @Test
    void theAddressesBehindTheButtonAreThereBeforeItAndStayThroughEachChange() {
        List<Object> before = addresses();
        assertThat(before).hasSize(1);
        assertThat(buttons()).isEmpty();

        signIn.configure(provider("Acme ID"));
        assertThat(buttons()).containsExactly("Acme ID");
        assertThat(addresses()).isEqualTo(before);

        signIn.configure(provider("Acme"));
        assertThat(buttons()).containsExactly("Acme");
        assertThat(addresses()).isEqualTo(before);

        signIn.configure(config(Map.of()));
        assertThat(buttons()).isEmpty();
        assertThat(addresses()).isEqualTo(before);
    }

    @Test
    void whatCantBeUnderstoodIsNotOfferedAndHealthSaysWhy() {
        signIn.configure(provider("Acme ID"));

        signIn.configure(config(Map.of("issuer", "http://elsewhere.example/")));

        assertThat(buttons()).isEmpty();
        assertThat(services)
                .filteredOn(ReadinessCheck.class::isInstance)
                .singleElement()
                .satisfies(
                        each ->
                                assertThat(((ReadinessCheck) each).health().reason())
                                        .contains("issuer"));
    }

    private static OidcConfig config(Map<String, ?> given) {
        Map<String, Object> values = new HashMap<>(given);
        return (OidcConfig)
                Proxy.newProxyInstance(
                        OfferTest.class.getClassLoader(),
                        new Class<?>[] {OidcConfig.class, Annotation.class},
                        (proxy, method, arguments) ->
                                values.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    private BundleContext context() {
        return (BundleContext)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {BundleContext.class},
                        (proxy, method, arguments) -> registration(arguments[1]));
    }

    private ServiceRegistration<?> registration(Object service) {
        services.add(service);
        return (ServiceRegistration<?>)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {ServiceRegistration.class},
                        (proxy, method, arguments) -> {
                            assertThat(method.getName()).isEqualTo("unregister");
                            services.remove(service);
                            return null;
                        });
    }
}
