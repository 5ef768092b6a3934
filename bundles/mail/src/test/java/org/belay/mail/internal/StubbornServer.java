package org.belay.mail.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that answers each recipient with the same line, or never answers at all. */
final class StubbornServer implements AutoCloseable {

    /** Makes it take connections and say nothing. */
    static final String SILENCE = "";

    private final ServerSocket socket;
    private final String answer;
    private final AtomicInteger recipients = new AtomicInteger();

    StubbornServer(String answer) throws IOException {
        this.answer = answer;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "stubborn-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How often somebody named a recipient. */
    int recipients() {
        return recipients.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket peer = socket.accept();
                Thread thread = new Thread(() -> converse(peer), "stubborn-mail-peer");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void converse(Socket peer) {
        try (peer) {
            OutputStream out = peer.getOutputStream();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(peer.getInputStream(), US_ASCII));
            if (!answer.equals(SILENCE)) {
                say(out, "220 here");
            }
            String line = in.readLine();
            while (line != null) {
                if (line.startsWith("RCPT")) {
                    recipients.incrementAndGet();
                    say(out, answer);
                } else if (!answer.equals(SILENCE)) {
                    say(out, "250 fine");
                }
                line = in.readLine();
            }
        } catch (IOException e) {
            // the client has gone
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
