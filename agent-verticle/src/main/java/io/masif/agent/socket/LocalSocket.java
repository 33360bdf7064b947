package io.masif.agent.socket;

import io.masif.boot.StartException;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** An HTTP server on a Unix socket, for its owner and one group. */
public final class LocalSocket {
    private static final int IDLE_SECONDS = 30;
    private static final int MAX_HEADER_BYTES = 8192;
    private static final int MAX_LINE_BYTES = 2048;

    private final Path path;
    private final Object fileKey;

    private LocalSocket(Path path, Object fileKey) {
        this.path = path;
        this.fileKey = fileKey;
    }

    /** Another process listens on the socket. */
    public static final class InUseException extends StartException {
        private static final long serialVersionUID = 1L;

        InUseException(Path path) {
            super("an agent is running on this host already: it listens on " + path
                    + ". Stop it first, or give this one another local.socket");
        }
    }

    /**
     * Listens. The socket of a killed agent is replaced. The new socket is created under another name and renamed when its
     * permissions are set, so that no client connects before.
     *
     * @return fails with {@link InUseException} if another process listens there, and before it listens if the host does not
     *     know the group
     */
    public static Future<LocalSocket> open(
            Vertx vertx, LocalSocketConfiguration configuration, Handler<HttpServerRequest> handler) {
        Path path = configuration.path();
        Path temporary = path.resolveSibling(path.getFileName() + ".next");
        return vertx.executeBlocking(() -> {
                    preparePath(path, temporary);
                    return configuration.findGroup();
                })
                .compose(group -> createServer(vertx)
                        .requestHandler(handler)
                        .listen(toAddress(temporary))
                        .compose(server -> vertx.executeBlocking(() -> publish(temporary, path, group))));
    }

    /** Deletes the socket's file, if it is still the one of this process. */
    public void remove() throws IOException {
        if (fileKey.equals(readFileKey(path))) {
            Files.deleteIfExists(path);
        }
    }

    /** Whether a process listens on a socket. Does not wait. */
    static boolean isAlive(Path path) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.configureBlocking(false);
            channel.connect(UnixDomainSocketAddress.of(path));
            return true;
        } catch (ConnectException e) {
            return false;
        }
    }

    private static HttpServer createServer(Vertx vertx) {
        return vertx.createHttpServer(new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setMaxInitialLineLength(MAX_LINE_BYTES)
                .setHttp2ClearTextEnabled(false));
    }

    private static SocketAddress toAddress(Path path) {
        return SocketAddress.domainSocketAddress(path.toString());
    }

    private static void preparePath(Path path, Path temporary) throws IOException {
        Files.createDirectories(path.getParent());
        Files.deleteIfExists(temporary);
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isOther()) {
            throw new IOException(path + " is no socket, and is not replaced: remove it, or set another local.socket");
        }
        if (isAlive(path)) {
            throw new InUseException(path);
        }
    }

    private static LocalSocket publish(Path temporary, Path path, Optional<GroupPrincipal> group) throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwx---"));
        if (group.isPresent()) {
            Files.getFileAttributeView(temporary, PosixFileAttributeView.class).setGroup(group.get());
        }
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new LocalSocket(path, readFileKey(path));
    }

    /** The inode; a unique text if there is no file. */
    private static Object readFileKey(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return "none at " + path;
        }
    }
}
