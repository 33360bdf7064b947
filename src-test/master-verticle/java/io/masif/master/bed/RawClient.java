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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.net.ssl.SSLSocket;

/** A client that sends what it likes, byte by byte. */
public final class RawClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 60_000;
    private static final Executor NEW_THREAD = task -> new Thread(task, "raw client").start();

    private final Socket socket;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(TIMEOUT_MILLIS);
    }

    /** Connected, and nothing more. */
    public static RawClient connect(int port) {
        try {
            return new RawClient(new Socket(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After the handshake. */
    public static RawClient connectTls(int port, Pki.Identity identity) {
        try {
            return new RawClient(openTlsSocket(port, identity));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A socket after the handshake. */
    public static Socket openTlsSocket(int port, Pki.Identity identity) {
        try {
            SSLSocket socket = (SSLSocket)
                    ClientTls.of(identity).getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
            socket.startHandshake();
            return socket;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public RawClient send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends, unless the other side has closed; false then. */
    public boolean trySend(String text) {
        try {
            send(text);
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Sends the same again and again until the other side closes, or it was sent so often; how often. */
    public int sendUntilClosed(String text, int maxTimes) {
        int sent = 0;
        while (sent < maxTimes && trySend(text)) {
            sent++;
        }
        return sent;
    }

    /** What comes of this client while others go on. */
    public <T> CompletableFuture<T> supplyAsync(Function<RawClient, T> reader) {
        return CompletableFuture.supplyAsync(() -> reader.apply(this), NEW_THREAD);
    }

    /** All that comes until the other side closes. */
    public String readToTheEnd() {
        StringBuilder text = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            for (int read = in.read(); read >= 0; read = in.read()) {
                text.append((char) read);
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("still open, after: " + text, e);
        } catch (IOException e) {
            return text.toString();
        }
        return text.toString();
    }

    /** All that comes up to and with this text. */
    public String readUntil(String end) {
        StringBuilder text = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            while (text.indexOf(end) < 0) {
                int read = in.read();
                if (read < 0) {
                    throw new AssertionError("closed after: " + text);
                }
                text.append((char) read);
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(text.toString(), e);
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
