package org.belay.e2e;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** The first words of a client that knows no newer TLS than it says, and what it is answered. */
final class TlsHello {

    static final int TLS_1_0 = 0x0301;
    static final int TLS_1_1 = 0x0302;
    static final int TLS_1_2 = 0x0303;

    /** Type of the record by which a server goes on. */
    static final int HANDSHAKE = 22;

    /** Type of the record by which a server refuses. */
    static final int ALERT = 21;

    private static final int PATIENCE_MS = 10_000;

    /** ECDHE and RSA with AES, in the ways of the old versions and in those of 1.2. */
    private static final String SUITES = "c02fc030c013c014002f0035009c009d";

    /** Groups x25519 and P-256, plain points, signatures by RSA and ECDSA. */
    private static final String EXTENSIONS =
            "000a00060004001d0017" + "000b00020100" + "000d000e000c040105010601080408050403";

    private TlsHello() {}

    /** Type of the record with which the server at that local port answers. */
    static int answer(int port, int version) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(hello(version));
            return socket.getInputStream().read();
        }
    }

    private static byte[] hello(int version) {
        byte[] suites = HexFormat.of().parseHex(SUITES);
        byte[] extensions = HexFormat.of().parseHex(EXTENSIONS);
        ByteBuffer body = ByteBuffer.allocate(512);
        body.putShort((short) version);
        body.put(new byte[32]); // no secret is made of it
        body.put((byte) 0); // no former session
        body.putShort((short) suites.length).put(suites);
        body.put((byte) 1).put((byte) 0); // no compression
        body.putShort((short) extensions.length).put(extensions);
        int length = body.position();
        ByteBuffer record = ByteBuffer.allocate(length + 9);
        record.put((byte) HANDSHAKE).putShort((short) TLS_1_0).putShort((short) (length + 4));
        record.putInt(1 << 24 | length); // client hello
        record.put(Arrays.copyOf(body.array(), length));
        return record.array();
    }
}
