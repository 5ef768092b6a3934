package org.belay.e2e;

import java.nio.file.Path;
import org.belay.testing.gateway.GatewayClient;
import org.belay.testing.gateway.TestGateway;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One gateway on its embedded defaults for all test classes that don't break it, already set up,
 * and the browsers of the run. Tests share them and keep apart by the names they give.
 */
final class GatewayUnderTest implements BeforeAllCallback, ParameterResolver {

    static final String ORGANIZATION = "Acme IT support";
    static final String NAME = "Mara Alvers";
    static final String EMAIL = "mara@acme.example";
    static final String PASSWORD = "Belay-on-7-ropes";

    private static final Namespace NAMESPACE = Namespace.create(GatewayUnderTest.class);

    /** What tests get. */
    static final class Stage implements AutoCloseable {
        private final TestGateway gateway;
        private final Browsers browsers;

        Stage(Browsers browsers) {
            this.browsers = browsers;
            gateway =
                    TestGateway.unpack(
                            TestGateway.distribution(), Path.of("target", "gateway-shared"));
            gateway.start();
            setUp(gateway);
        }

        TestGateway gateway() {
            return gateway;
        }

        Browsers browsers() {
            return browsers;
        }

        Console technician() {
            return new Console(browsers.desk(gateway.address())).signIn(EMAIL, PASSWORD);
        }

        CustomerPage customer() {
            return new CustomerPage(browsers.desk(gateway.address()));
        }

        CustomerPage customerWithPhone() {
            return new CustomerPage(browsers.phone(gateway.address()));
        }

        @Override
        public void close() {
            gateway.close();
        }
    }

    /** Sets a fresh gateway up without a browser; {@link FirstStartIT} does it with one. */
    static void setUp(TestGateway gateway) {
        new GatewayClient(gateway.address(), GatewayClient.http())
                .setUp(gateway.setUpToken(), ORGANIZATION, NAME, EMAIL, PASSWORD);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        stage(context);
    }

    private static Stage stage(ExtensionContext context) {
        Browsers browsers = BrowsersOfTests.of(context);
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent("stage", key -> new Stage(browsers), Stage.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return stage(context);
    }
}
