package io.masif.agent.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSocketTest {
    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void isForItsOwnerAndOneGroup() throws IOException {
        Path path = folder.resolve("made/agent.sock");
        open(
                path,
                Files.readAttributes(folder, PosixFileAttributes.class).group().getName());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rwxrwx---");
        assertThat(LocalSocket.isAlive(path)).isTrue();
        assertThat(path.resolveSibling("agent.sock.next")).doesNotExist();
    }

    @Test
    void replacesTheSocketOfAKilledAgent() throws IOException {
        Path path = folder.resolve("agent.sock");
        try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            killed.bind(UnixDomainSocketAddress.of(path));
        }
        assertThat(path).exists();
        assertThat(LocalSocket.isAlive(path)).isFalse();
        open(path, null);
        assertThat(LocalSocket.isAlive(path)).isTrue();
    }

    @Test
    void keepsTheSocketOfALiveAgentAndSaysSo() throws IOException {
        Path path = folder.resolve("agent.sock");
        LocalSocket first = open(path, null);
        assertThatThrownBy(() -> open(path, null))
                .hasRootCauseInstanceOf(LocalSocket.InUseException.class)
                .hasMessageContaining("an agent is running on this host already: it listens on " + path);
        assertThat(LocalSocket.isAlive(path)).isTrue();
        first.remove();
        assertThat(path).doesNotExist();
    }

    @Test
    void replacesNothingThatIsNoSocket() throws IOException {
        Path path = Files.writeString(folder.resolve("agent.sock"), "precious");
        assertThatThrownBy(() -> open(path, null)).hasMessageContaining("is no socket, and is not replaced");
        assertThat(path).hasContent("precious");
    }

    @Test
    void isNotMadeForAGroupThatTheHostDoesNotKnow() {
        Path path = folder.resolve("agent.sock");
        assertThatThrownBy(() -> open(path, "of a directory"))
                .hasMessageContaining("local.group names a group that this host does not have: of a directory");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void keepsTheFileOfAnotherAgentWhenItEnds() throws IOException {
        Path path = folder.resolve("agent.sock");
        LocalSocket socket = open(path, null);
        Files.delete(path);
        Files.writeString(path, "another one's");
        socket.remove();
        assertThat(path).hasContent("another one's");
    }

    private LocalSocket open(Path path, String group) {
        try {
            return LocalSocket.open(vertx, new LocalSocketConfiguration(path, group), request -> request.response()
                            .end())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        }
    }
}
