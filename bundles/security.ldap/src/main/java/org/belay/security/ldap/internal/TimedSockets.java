package org.belay.security.ldap.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets that don't wait for ever from the beginning: the library sets a time-out only after the TLS
 * handshake, so a server that takes the connection and says nothing would hold a sign-in for good.
 */
final class TimedSockets extends SocketFactory {

    private final SocketFactory sockets;
    private final int millis;

    /**
     * @param millis longest wait for each read, until somebody sets another
     */
    TimedSockets(SocketFactory sockets, int millis) {
        this.sockets = sockets;
        this.millis = millis;
    }

    private Socket timed(Socket socket) throws IOException {
        socket.setSoTimeout(millis);
        return socket;
    }

    @Override
    public Socket createSocket() throws IOException {
        return timed(sockets.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return timed(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
            throws IOException {
        return timed(sockets.createSocket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return timed(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
            throws IOException {
        return timed(sockets.createSocket(host, port, from, fromPort));
    }
}
