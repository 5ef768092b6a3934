package org.belay.organization.internal.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.belay.api.data.Transactions;
import org.belay.api.organization.Actor;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.organization.internal.Gateway;
import org.belay.organization.internal.Organization;
import org.belay.organization.internal.Organization.Wish;
import org.belay.organization.internal.tree.TreeResource.Branch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 10,000 technicians in 500 groups: what is asked of the database doesn't grow with them. */
@Tag("ROLE-04")
@Tag("ROLE-15")
@Tag("ORG-02")
class LargeTreeTest {

    private static final int GROUPS = 500;
    private static final int OF_EACH = 20;
    private static final int FIRST_GROUP = 10_000;
    private static final int FIRST_TECHNICIAN = 20_000;

    private static Gateway gateway;
    private Counting counting;
    private Organization organization;

    @BeforeAll
    static void makesTheTables() throws Exception {
        gateway = Gateway.derby();
    }

    @BeforeEach
    void fills() {
        gateway.empty();
        new Organization(gateway.store().transactions()).founded();
        gateway.store().transactions().run(LargeTreeTest::insert);
        counting = new Counting(gateway.store().transactions());
        organization = new Organization(counting);
    }

    @AfterAll
    static void ends() {
        gateway.close();
    }

    private static Void insert(Connection on) throws SQLException {
        try (PreparedStatement unit =
                        on.prepareStatement(
                                "INSERT INTO unit (id, type, parent_id, name, description, enabled,"
                                        + " account_id, target_id, email, rights, revision)"
                                        + " VALUES (?, ?, ?, ?, '', TRUE, ?, 0, '', '', 1)");
                PreparedStatement account =
                        on.prepareStatement(
                                "INSERT INTO account (id, name, nickname, email, sso_id,"
                                        + " description, roles, enabled, mobile, password_hash)"
                                        + " VALUES (?, ?, ?, ?, '', '', 'technician', TRUE, FALSE,"
                                        + " 'x')")) {
            for (int i = 0; i < GROUPS; i++) {
                // every tenth is a root, the others lie below the one before
                int parent = i % 10 == 0 ? Directory.TECHNICIANS : FIRST_GROUP + i - 1;
                add(unit, FIRST_GROUP + i, "technician-group", parent, "Group " + i, 0);
            }
            for (int i = 0; i < GROUPS * OF_EACH; i++) {
                int id = FIRST_TECHNICIAN + i;
                add(unit, id, "technician", FIRST_GROUP + i / OF_EACH, "Technician " + i, id);
                account.setInt(1, id);
                account.setString(2, "Technician " + i);
                account.setString(3, "Technician " + i);
                account.setString(4, "t" + i + "@example.com");
                account.addBatch();
            }
            unit.executeBatch();
            account.executeBatch();
        }
        return null;
    }

    private static void add(
            PreparedStatement unit, int id, String type, int parent, String name, int account)
            throws SQLException {
        unit.setInt(1, id);
        unit.setString(2, type);
        unit.setInt(3, parent);
        unit.setString(4, name);
        unit.setInt(5, account);
        unit.addBatch();
    }

    @Test
    void readingCostsAFewQueriesOnceAndNoneAfterwards() {
        Organization fresh = new Organization(counting);
        counting.reset();
        assertThat(fresh.tree().children(Directory.TECHNICIANS)).hasSize(GROUPS / 10 + 1);
        assertThat(counting.transactions()).isEqualTo(1);
        assertThat(counting.statements()).isLessThanOrEqualTo(7);

        counting.reset();
        TreeResource resource = new TreeResource(fresh.tree(), fresh.news());
        Branch branch = resource.branch(Directory.TECHNICIANS, Callers.as(fresh, 1001));
        assertThat(branch.children()).hasSize(GROUPS / 10 + 1);
        assertThat(branch.unit().get("count")).isEqualTo(GROUPS * OF_EACH + 1L);
        assertThat(resource.search("technician 99", 50, List.of(), Callers.as(fresh, 1001)).found())
                .hasSize(50);
        assertThat(resource.search("t9999@example", 50, List.of(), Callers.as(fresh, 1001)).found())
                .hasSize(1);
        for (int id = FIRST_TECHNICIAN; id < FIRST_TECHNICIAN + GROUPS * OF_EACH; id++) {
            assertThat(fresh.tree().isEnabled(id)).isTrue();
            assertThat(fresh.tree().technician(id)).isPresent();
            fresh.tree().channelsOf(id);
            fresh.accounts().find(id);
        }
        assertThat(counting.transactions()).isZero();
    }

    @Test
    void aChangeWritesWhatChangedAndNothingElse() {
        Unit somebody = organization.tree().find(FIRST_TECHNICIAN + 5_000).orElseThrow();
        counting.reset();
        organization
                .units()
                .change(Actor.GATEWAY, somebody.id(), -1, new Wish().name("Else").draft());

        assertThat(counting.transactions()).isEqualTo(1);
        // his unit, his account, and of the audit: lock, read, rows, head
        assertThat(counting.statements()).isLessThanOrEqualTo(6);
    }

    @Test
    void deletingAThousandPeopleCostsNoMoreStatementsThanOne() {
        organization.tree().find(1);
        counting.reset();
        organization.units().delete(Actor.GATEWAY, FIRST_GROUP + 450);

        assertThat(counting.transactions()).isEqualTo(1);
        assertThat(counting.statements()).isLessThan(20);
        assertThat(gateway.text("SELECT COUNT(*) FROM account WHERE id >= " + FIRST_TECHNICIAN))
                .isEqualTo(Integer.toString(GROUPS * OF_EACH - 10 * OF_EACH));
    }

    /** Counts transactions and the statements that are prepared in them. */
    private static final class Counting implements Transactions {

        private final Transactions real;
        private final AtomicInteger transactions = new AtomicInteger();
        private final AtomicInteger statements = new AtomicInteger();

        Counting(Transactions real) {
            this.real = real;
        }

        void reset() {
            transactions.set(0);
            statements.set(0);
        }

        int transactions() {
            return transactions.get();
        }

        int statements() {
            return statements.get();
        }

        @Override
        public <T> T run(Work<T> work) {
            transactions.incrementAndGet();
            return real.run(on -> work.on(counted(on)));
        }

        @Override
        public <T> T runUnlessDuplicate(Work<T> work) throws Duplicate {
            transactions.incrementAndGet();
            return real.runUnlessDuplicate(on -> work.on(counted(on)));
        }

        @Override
        public void afterCommit(Connection connection, Runnable then) {
            then.run();
        }

        private Connection counted(Connection on) {
            return (Connection)
                    Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (proxy, method, args) -> {
                                if (method.getName().equals("prepareStatement")) {
                                    statements.incrementAndGet();
                                }
                                try {
                                    return method.invoke(on, args);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            });
        }
    }
}
