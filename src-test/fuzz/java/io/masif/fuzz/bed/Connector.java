package io.masif.fuzz.bed;

import io.masif.boot.tls.CertificateFile;
import io.masif.boot.tls.TlsFileException;
import io.masif.boot.tls.TlsIdentity;
import io.masif.rig.tls.Pki;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

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
        SSLContext context = createContext(identity);
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

    private static SSLContext createContext(Pki.Identity files) {
        char[] noPassword = {};
        try {
            TlsIdentity identity = TlsIdentity.read(files.cert(), files.key());
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "own", identity.key(), noPassword, identity.chain().toArray(X509Certificate[]::new));
            for (X509Certificate each : CertificateFile.read(files.ca())) {
                store.setCertificateEntry(each.getSerialNumber().toString(), each);
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, noPassword);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException | TlsFileException e) {
            throw new IllegalStateException(e);
        }
    }
}
