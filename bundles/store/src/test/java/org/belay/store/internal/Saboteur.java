package org.belay.store.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** Stands between the store and a database, and makes trouble when told. */
final class Saboteur {

    /** What becomes of the lane's next commit. */
    enum Fate {
        /** It reaches the database, but the answer is lost. */
        ANSWER_LOST,
        /** It is lost on its way to the database. */
        LOST
    }

    private final DataSource real;
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicReference<Fate> next = new AtomicReference<>();
    private final Semaphore gate = new Semaphore(Integer.MAX_VALUE / 2);
    private final AtomicInteger generation = new AtomicInteger();
    private final AtomicBoolean defect = new AtomicBoolean();
    private volatile boolean away;
    private volatile boolean stalling;
    private volatile boolean atGate;

    Saboteur(DataSource real) {
        this.real = real;
    }

    DataSource source() {
        return proxy(
                DataSource.class,
                (self, method, arguments) -> {
                    if (!method.getName().equals("getConnection")) {
                        return invoke(real, method, arguments);
                    }
                    if (away) {
                        throw new SQLException("The database is away", "08001");
                    }
                    return wrap(real.getConnection());
                });
    }

    private Connection wrap(Connection connection) {
        int born = generation.get();
        return proxy(
                Connection.class,
                (self, method, arguments) -> {
                    boolean lane = Thread.currentThread().getName().equals("belay-append-lane");
                    String name = method.getName();
                    if (!name.equals("close")) {
                        checkLine(born);
                    }
                    if (lane && name.equals("commit")) {
                        return commit(connection);
                    }
                    Object result = invoke(connection, method, arguments);
                    return result instanceof Statement ? wrap(method, result, born) : result;
                });
    }

    private Object wrap(Method creator, Object statement, int born) {
        return proxy(
                creator.getReturnType(),
                (self, method, arguments) -> {
                    if (!method.getName().equals("close")) {
                        checkLine(born);
                    }
                    if (method.getName().equals("executeBatch") && defect.getAndSet(false)) {
                        throw new AssertionError("should not throw");
                    }
                    return invoke(statement, method, arguments);
                });
    }

    private void checkLine(int born) throws SQLException {
        if (away || born < generation.get()) {
            throw new SQLException("The connection is broken", "08006");
        }
    }

    private Object commit(Connection connection) throws SQLException {
        if (stalling) {
            atGate = true;
            gate.acquireUninterruptibly();
            atGate = false;
        }
        Fate fate = next.getAndSet(null);
        if (fate == Fate.LOST) {
            connection.rollback();
            throw new SQLException("Connection reset", "08006");
        }
        connection.commit();
        commits.incrementAndGet();
        if (fate == Fate.ANSWER_LOST) {
            throw new SQLException("Connection reset", "08006");
        }
        return null;
    }

    /** From now on the lane waits before each commit. */
    void stall() {
        gate.drainPermits();
        stalling = true;
    }

    /** Whether the lane has written something and waits before its commit. */
    boolean isStalled() {
        return atGate;
    }

    /** Lets the lane commit again. */
    void letGo() {
        stalling = false;
        gate.release(1_000_000);
    }

    /** The driver breaks its own rules at the next batch. */
    void nextBatchIsADefect() {
        defect.set(true);
    }

    void nextCommit(Fate fate) {
        next.set(fate);
    }

    /** All connections that were given so far are cut; new ones work. */
    void breakConnections() {
        generation.incrementAndGet();
    }

    /** Cuts all connections and gives no new ones. */
    void takeAway() {
        away = true;
    }

    void giveBack() {
        away = false;
    }

    /** How often the lane has committed. */
    int commits() {
        return commits.get();
    }

    private static Object invoke(Object target, Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
