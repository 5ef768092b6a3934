package org.belay.e2e;

import java.nio.file.Path;
import org.belay.testing.database.PostgresServer;
import org.belay.testing.gateway.TestGateway;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One gateway on a PostgreSQL of its own, already set up, for all test classes that have to reach
 * into the database; as a parameter of whoever needs it.
 */
final class PostgresGateway implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(PostgresGateway.class);
    private static final String DATABASE = "belay";

    /** What tests get. */
    record OnPostgres(PostgresServer postgres, TestGateway gateway) implements AutoCloseable {

        static OnPostgres start() {
            PostgresServer postgres = PostgresServer.start();
            postgres.createDatabase(DATABASE);
            TestGateway gateway =
                    TestGateway.unpack(TestGateway.distribution(), Path.of("target", "gateway-pg"));
            gateway.etc(
                    "org.ops4j.datasource-belay.cfg",
                    """
                    osgi.jdbc.driver.class = org.postgresql.Driver
                    url = %s
                    user = %s
                    dataSourceName = belay
                    pool = hikari
                    hikari.poolName = belay
                    hikari.maximumPoolSize = 16
                    hikari.minimumIdle = 2
                    hikari.connectionTimeout = 2000
                    """
                            .formatted(postgres.url(DATABASE), postgres.user()));
            gateway.start();
            GatewayUnderTest.setUp(gateway);
            return new OnPostgres(postgres, gateway);
        }

        /** The database, for JDBC. */
        String url() {
            return postgres.url(DATABASE);
        }

        @Override
        public void close() {
            gateway.close();
            postgres.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == OnPostgres.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        OnPostgres.class, key -> OnPostgres.start(), OnPostgres.class);
    }
}
