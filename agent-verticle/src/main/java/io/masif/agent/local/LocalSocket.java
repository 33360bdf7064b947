package io.masif.agent.local;

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

/** An HTTP server on a Unix socket, for its owner and one group. */
final class LocalSocket {
    private static final int IDLE_SECONDS = 30;
    private static final int LONGEST_HEADERS = 8192;
    private static final int LONGEST_LINE = 2048;

    private final Path path;
    private final Object file;

    private LocalSocket(Path path, Object file) {
        this.path = path;
        this.file = file;
    }

    /** Another process listens on the socket. */
    static final class InUse extends StartException {
        private static final long serialVersionUID = 1L;

        InUse(Path path) {
            super("an agent is running on this host already: it listens on " + path
                    + ". Stop it first, or give this one another local.socket");
        }
    }

    /**
     * Listens. What a killed agent left at the path is replaced. The socket is made under another name and renamed when
     * its rights are right, so that nobody ever meets one that is half made.
     *
     * @return fails with {@link InUse} if another process listens there
     */
    static Future<LocalSocket> open(Vertx vertx, LocalConfiguration configuration, Handler<HttpServerRequest> handler) {
        Path path = configuration.socket();
        Path next = path.resolveSibling(path.getFileName() + ".next");
        return vertx.<Void>executeBlocking(() -> {
                    makeRoom(path, next);
                    return null;
                })
                .compose(free -> server(vertx).requestHandler(handler).listen(address(next)))
                .compose(server -> vertx.executeBlocking(() -> put(next, path, configuration.group())));
    }

    /** Takes the socket's file away, if it is still ours. */
    void remove() throws IOException {
        if (file.equals(fileKey(path))) {
            Files.deleteIfExists(path);
        }
    }

    /** Whether a process listens on a socket. Waits for nothing. */
    static boolean alive(Path path) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.configureBlocking(false);
            channel.connect(UnixDomainSocketAddress.of(path));
            return true;
        } catch (ConnectException e) {
            return false;
        }
    }

    private static HttpServer server(Vertx vertx) {
        return vertx.createHttpServer(new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setMaxInitialLineLength(LONGEST_LINE)
                .setHttp2ClearTextEnabled(false));
    }

    private static SocketAddress address(Path path) {
        return SocketAddress.domainSocketAddress(path.toString());
    }

    private static void makeRoom(Path path, Path next) throws IOException {
        Files.createDirectories(path.getParent());
        Files.deleteIfExists(next);
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isOther()) {
            throw new IOException(
                    path + " is no socket, and is not replaced: take it away, or give another local.socket");
        }
        if (alive(path)) {
            throw new InUse(path);
        }
    }

    private static LocalSocket put(Path next, Path path, String group) throws IOException {
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rwxrwx---"));
        if (group != null) {
            GroupPrincipal principal =
                    next.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group);
            Files.getFileAttributeView(next, PosixFileAttributeView.class).setGroup(principal);
        }
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new LocalSocket(path, fileKey(path));
    }

    /** The inode; a text that no other is equal to where there is none. */
    private static Object fileKey(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return "none at " + path;
        }
    }
}
