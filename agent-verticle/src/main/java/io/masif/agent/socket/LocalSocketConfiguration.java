package io.masif.agent.socket;

import io.masif.boot.config.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.util.Optional;

/**
 * The settings of the local socket.
 *
 * @param path the path of the socket; null if the agent has none
 * @param group the group that may use it in addition to the agent's user; null for the agent's own group
 */
public record LocalSocketConfiguration(Path path, String group) {
    /** The default path of the socket. */
    public static final String DEFAULT_PATH = "/run/masif-agent/agent.sock";

    private static final String DISABLED = "none";
    // the kernel's limit is 107, and the socket is created under a longer name first
    private static final int MAX_PATH_BYTES = 100;

    /** Reads {@code local.socket} and {@code local.group}. */
    public static LocalSocketConfiguration from(Settings settings) {
        Path socket = settings.getParsed(
                "local.socket",
                DEFAULT_PATH,
                "an absolute path of at most " + MAX_PATH_BYTES + " bytes, or " + DISABLED,
                LocalSocketConfiguration::parsePath);
        return new LocalSocketConfiguration(socket, settings.getText("local.group", null));
    }

    /**
     * What is wrong with the host, by the key: at a boot, a group may be known only later, such as one of a directory, so that
     * this does not keep the agent from its start. Blocks.
     */
    public Optional<String> findProblem() {
        try {
            findGroup();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        }
    }

    /**
     * The group; empty for the agent's own. Blocks.
     *
     * @throws IOException if this host does not know it
     */
    Optional<GroupPrincipal> findGroup() throws IOException {
        if (group == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByGroupName(group));
        } catch (IOException e) {
            throw new IOException("local.group names a group that this host does not have: " + group, e);
        }
    }

    /** Whether an agent listens there now. Blocks: not to be used on an event loop. */
    public boolean isInUse() throws IOException {
        return path != null && Files.exists(path) && LocalSocket.isAlive(path);
    }

    private static Path parsePath(String text) {
        if (text.equals(DISABLED)) {
            return null;
        }
        Path path = Path.of(text);
        if (!path.isAbsolute() || text.getBytes(StandardCharsets.UTF_8).length > MAX_PATH_BYTES) {
            throw new IllegalArgumentException(text);
        }
        return path;
    }
}
