package io.masif.fuzz.bed;

import io.masif.rig.tls.ClientTls;
import io.masif.rig.tls.Pki;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/** Opens connections to one port. */
public interface Connector {
    /** A new connection. */
    Connection open();

    /** To a port without TLS. */
    static Connector plain(int port) {
        return () -> {
            try {
                return createConnection(new Socket(InetAddress.getLoopbackAddress(), port));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** To a port with TLS, as the client that has this certificate. */
    static Connector tls(int port, Pki.Identity identity) {
        SSLContext context = ClientTls.of(identity);
        return () -> {
            try {
                return createConnection(
                        context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** To a Unix socket. */
    static Connector unix(Path socket) {
        return () -> {
            try {
                SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                return new Connection(
                        bytes -> channel.write(ByteBuffer.wrap(bytes)),
                        buffer -> channel.read(ByteBuffer.wrap(buffer)),
                        channel);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static Connection createConnection(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return new Connection(
                bytes -> socket.getOutputStream().write(bytes),
                buffer -> socket.getInputStream().read(buffer),
                socket);
    }
}
