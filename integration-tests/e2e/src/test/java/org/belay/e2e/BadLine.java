package org.belay.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** A wire between somebody's browser and the gateway that can be cut and joined again. */
final class BadLine implements AutoCloseable {

    private static final int SMALL = 16_384;

    private final URI gateway;
    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Semaphore through = new Semaphore(1);
    private volatile boolean cut;

    BadLine(URI gateway) {
        this.gateway = gateway;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    /** Where the gateway is met through this line. */
    URI address() {
        return URI.create("http://localhost:" + door.getLocalPort() + "/");
    }

    void cut() {
        cut = true;
        sockets.forEach(BadLine::closeQuietly);
        sockets.clear();
    }

    void join() {
        cut = false;
    }

    /** Nothing that the gateway says is read any more, though the line stands. */
    void clog() {
        through.acquireUninterruptibly();
    }

    /** Lets through what has waited, and all that comes. */
    void unclog() {
        through.release();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                if (cut) {
                    closeQuietly(near);
                    continue;
                }
                Socket far = new Socket();
                far.setReceiveBufferSize(SMALL); // so that the gateway soon feels that nobody reads
                far.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.getPort()));
                sockets.add(near);
                sockets.add(far);
                daemon(() -> pump(near, far, () -> {}));
                daemon(() -> pump(far, near, this::pass));
            } catch (IOException e) {
                if (door.isClosed()) {
                    return;
                }
            }
        }
    }

    private void pass() {
        through.acquireUninterruptibly();
        through.release();
    }

    private void pump(Socket from, Socket to, Runnable gate) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[16_384];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                gate.run();
                out.write(buffer, 0, n);
                out.flush();
            }
        } catch (IOException e) {
            // One end is gone: so is the other, below.
        } finally {
            closeQuietly(from);
            closeQuietly(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "bad-line");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
