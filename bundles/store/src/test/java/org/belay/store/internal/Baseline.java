package org.belay.store.internal;

import java.io.StringWriter;
import java.sql.Connection;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.core.DerbyDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** What Liquibase would do to an empty database, as the script that a first start runs instead. */
final class Baseline {

    private static final Pattern LOCKING =
            Pattern.compile("^UPDATE .*DATABASECHANGELOGLOCK", Pattern.CASE_INSENSITIVE);

    /** The user's own schema will do, whatever its name. */
    private static final Pattern SCHEMA = Pattern.compile("\\b(APP|public)\\.");

    private static final Pattern CHANGING = Pattern.compile("'\\d{10}'\\);");

    private Baseline() {}

    @SuppressWarnings("deprecation") // what replaces it writes through global state
    static String of(DataSource empty) throws Exception {
        StringWriter out = new StringWriter();
        try (Connection connection = empty.getConnection()) {
            Database database =
                    DatabaseFactory.getInstance()
                            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
            if (database instanceof DerbyDatabase derby) {
                derby.setShutdownEmbeddedDerby(false);
            }
            Map<String, Object> scope =
                    Map.of(
                            Scope.Attr.ui.name(),
                            new LoggerUIService(),
                            "liquibase.analytics.enabled",
                            false);
            Scope.child(
                    scope,
                    () ->
                            new Liquibase(
                                            Schema.CHANGELOG,
                                            new ClassLoaderResourceAccessor(
                                                    Baseline.class.getClassLoader()),
                                            database)
                                    .update(new Contexts(), new LabelExpression(), out));
        }
        return tidy(out.toString());
    }

    /** Without comments, the lock that only counts while Liquibase runs, and what differs each time. */
    private static String tidy(String script) {
        return Schema.BASELINE_OF
                + Schema.checksum()
                + "\n"
                + script.lines()
                        .filter(line -> !line.isBlank())
                        .filter(line -> !line.startsWith("--"))
                        .filter(line -> !line.startsWith("SET "))
                        .filter(line -> !LOCKING.matcher(line).find())
                        .map(line -> SCHEMA.matcher(line).replaceAll(""))
                        .map(line -> CHANGING.matcher(line).replaceFirst("'0');"))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }
}
