package org.belay.web.internal.page;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.belay.web.internal.rest.Server;

/** Asks for a path as an attacker would write it: no client makes it proper on the way. */
final class Raw {

    private Raw() {}

    static int status(Server server, String path) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            String request =
                    "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }
}
