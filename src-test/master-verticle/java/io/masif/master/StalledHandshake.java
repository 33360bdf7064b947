package io.masif.master;

import io.masif.rig.Pki;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/** An agent that does all of its handshake by TLS 1.3 but does not send the end of it yet. */
final class StalledHandshake implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int ROOM = 64 * 1024;
    private static final String REQUEST =
            "POST /v1/pending-tasks HTTP/1.1\r\nHost: master\r\nContent-Length: 2\r\n\r\n[]";

    private final Socket socket;
    private final SSLEngine engine;
    private final ByteBuffer received = ByteBuffer.allocate(ROOM).flip();
    private final ByteBuffer said = ByteBuffer.allocate(ROOM);
    private byte[] kept;

    private StalledHandshake(Socket socket, SSLEngine engine) {
        this.socket = socket;
        this.engine = engine;
    }

    /** @param shown whether the master has got the certificate already, and lacks the last byte only */
    static StalledHandshake begin(int port, Pki.Identity identity, boolean shown) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        SSLEngine engine = Wire.context(identity).createSSLEngine();
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(new String[] {"TLSv1.3"});
        StalledHandshake stalled = new StalledHandshake(socket, engine);
        stalled.handshake(shown);
        return stalled;
    }

    /** Sends the end of the handshake, and a report; whether it is answered. */
    boolean isAnsweredWhenItGoesOn() throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        rest.writeBytes(kept);
        wrap(ByteBuffer.wrap(REQUEST.getBytes(StandardCharsets.US_ASCII)), rest);
        try {
            socket.getOutputStream().write(rest.toByteArray());
            while (said.position() == 0) {
                unwrap();
            }
        } catch (IOException e) {
            return false;
        }
        return new String(said.array(), 0, said.position(), StandardCharsets.US_ASCII).startsWith("HTTP/1.1 ");
    }

    private void handshake(boolean shown) throws IOException {
        ByteBuffer nothing = ByteBuffer.allocate(0);
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        wrap(nothing, first);
        socket.getOutputStream().write(first.toByteArray());
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        while (engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> engine.getDelegatedTask().run();
                case NEED_WRAP -> wrap(nothing, second);
                default -> unwrap();
            }
        }
        byte[] all = second.toByteArray();
        int now = shown ? all.length - 1 : 0;
        socket.getOutputStream().write(all, 0, now);
        kept = new byte[all.length - now];
        System.arraycopy(all, now, kept, 0, kept.length);
    }

    private void wrap(ByteBuffer text, ByteArrayOutputStream to) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(ROOM);
        engine.wrap(text, record);
        to.write(record.array(), 0, record.position());
    }

    private void unwrap() throws IOException {
        switch (engine.unwrap(received, said).getStatus()) {
            case BUFFER_UNDERFLOW -> receive();
            case CLOSED -> throw new IOException("closed");
            default -> {}
        }
    }

    private void receive() throws IOException {
        received.compact();
        int read = socket.getInputStream().read(received.array(), received.position(), received.remaining());
        if (read < 0) {
            throw new IOException("closed");
        }
        received.position(received.position() + read).flip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
