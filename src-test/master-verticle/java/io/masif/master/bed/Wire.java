package io.masif.master.bed;

import io.masif.rig.tls.ClientTls;
import io.masif.rig.tls.Pki;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLSocket;

/** One connection of an agent, by the JDK's TLS, held open. */
public final class Wire implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 60_000;
    private static final String REQUEST =
            "POST /v1/pending-tasks HTTP/1.1\r\nHost: master\r\nContent-Length: %d\r\n\r\n%s";

    private final SSLSocket socket;

    private Wire(SSLSocket socket) {
        this.socket = socket;
    }

    public static Wire open(int port, Pki.Identity identity) {
        return open(port, identity, new byte[0]);
    }

    /** @param first what is sent before the handshake */
    public static Wire open(int port, Pki.Identity identity, byte[] first) {
        try {
            Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
            plain.setSoTimeout(TIMEOUT_MILLIS);
            plain.getOutputStream().write(first);
            return new Wire(
                    (SSLSocket) ClientTls.of(identity).getSocketFactory().createSocket(plain, "127.0.0.1", port, true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status line that this body is answered with; empty if the connection is closed instead. */
    public String post(String body) {
        try {
            socket.getOutputStream()
                    .write(REQUEST.formatted(body.length(), body).getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[8192];
            InputStream in = socket.getInputStream();
            int read = in.read(answer);
            return read < 0
                    ? ""
                    : new String(answer, 0, read, StandardCharsets.US_ASCII)
                            .lines()
                            .findFirst()
                            .orElse("");
        } catch (SocketTimeoutException e) {
            throw new AssertionError("neither answered nor closed", e);
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether the master let it in: it answers, if only that the database is not there yet. */
    public boolean isAnswered() {
        return post("[]").startsWith("HTTP/1.1 ");
    }

    /** Waits for the master to close the connection; false if it sends something, or nothing happens for long. */
    public boolean isClosedByMaster() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** From which it was opened. */
    public int localPort() {
        return socket.getLocalPort();
    }

    /** Of the master's certificate. */
    public String serial() {
        try {
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                    .getSerialNumber()
                    .toString(16);
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether a new connection of that identity is let in. */
    public static boolean isAccepted(int port, Pki.Identity identity) {
        try (Wire wire = open(port, identity)) {
            return wire.isAnswered();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
