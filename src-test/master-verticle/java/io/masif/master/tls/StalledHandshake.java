package io.masif.master.tls;

import io.masif.rig.tls.ClientTls;
import io.masif.rig.tls.Pki;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/** An agent that does all of its handshake by TLS 1.3 but does not send the end of it yet. */
public final class StalledHandshake implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 90_000;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final String REQUEST =
            "POST /v1/pending-tasks HTTP/1.1\r\nHost: master\r\nContent-Length: 2\r\n\r\n[]";

    private final Socket socket;
    private final SSLEngine engine;
    private final ByteBuffer received = ByteBuffer.allocate(BUFFER_BYTES).flip();
    private final ByteBuffer decrypted = ByteBuffer.allocate(BUFFER_BYTES);
    private byte[] withheldBytes;

    private StalledHandshake(Socket socket, SSLEngine engine) {
        this.socket = socket;
        this.engine = engine;
    }

    /** @param isCertificateSent whether the master has got the certificate already, and lacks the last byte only */
    public static StalledHandshake begin(int port, Pki.Identity identity, boolean isCertificateSent)
            throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        SSLEngine engine = ClientTls.of(identity).createSSLEngine();
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(new String[] {"TLSv1.3"});
        StalledHandshake stalled = new StalledHandshake(socket, engine);
        stalled.handshake(isCertificateSent);
        return stalled;
    }

    /** Sends the end of the handshake, and a report; whether it is answered. */
    public boolean isAnsweredAfterFinish() throws IOException {
        ByteArrayOutputStream remainder = new ByteArrayOutputStream();
        remainder.writeBytes(withheldBytes);
        wrap(ByteBuffer.wrap(REQUEST.getBytes(StandardCharsets.US_ASCII)), remainder);
        try {
            socket.getOutputStream().write(remainder.toByteArray());
            while (decrypted.position() == 0) {
                unwrap();
            }
        } catch (IOException e) {
            return false;
        }
        return new String(decrypted.array(), 0, decrypted.position(), StandardCharsets.US_ASCII)
                .startsWith("HTTP/1.1 ");
    }

    private void handshake(boolean isCertificateSent) throws IOException {
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
        int now = isCertificateSent ? all.length - 1 : 0;
        socket.getOutputStream().write(all, 0, now);
        withheldBytes = new byte[all.length - now];
        System.arraycopy(all, now, withheldBytes, 0, withheldBytes.length);
    }

    private void wrap(ByteBuffer text, ByteArrayOutputStream to) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(BUFFER_BYTES);
        engine.wrap(text, record);
        to.write(record.array(), 0, record.position());
    }

    private void unwrap() throws IOException {
        switch (engine.unwrap(received, decrypted).getStatus()) {
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
