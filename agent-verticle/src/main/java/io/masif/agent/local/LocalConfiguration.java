package io.masif.agent.local;

import io.masif.boot.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The settings of the local socket.
 *
 * @param socket where it lies; null if there shall be none
 * @param group the group that may use it besides the agent's own user; null for the agent's own group
 */
public record LocalConfiguration(Path socket, String group) {
    /** Where the socket lies if nothing else is said. */
    public static final String SOCKET = "/run/masif-agent/agent.sock";

    private static final String NONE = "none";
    // the kernel's limit is 107, and the socket is made under a longer name first
    private static final int LONGEST_PATH = 100;

    /** Reads {@code local.socket} and {@code local.group}. */
    public static LocalConfiguration from(Settings settings) {
        Path socket = settings.parsed(
                "local.socket",
                SOCKET,
                "an absolute path of at most " + LONGEST_PATH + " bytes, or " + NONE,
                LocalConfiguration::path);
        String group = settings.text("local.group", null);
        if (group != null && !exists(group)) {
            settings.error("local.group", "names a group that this host does not have: " + group);
        }
        return new LocalConfiguration(socket, group);
    }

    /** Whether an agent listens there now. Blocks: not to be used on an event loop. */
    public boolean inUse() throws IOException {
        return socket != null && Files.exists(socket) && LocalSocket.alive(socket);
    }

    private static Path path(String text) {
        if (text.equals(NONE)) {
            return null;
        }
        Path path = Path.of(text);
        if (!path.isAbsolute() || text.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            throw new IllegalArgumentException(text);
        }
        return path;
    }

    private static boolean exists(String group) {
        try {
            FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByGroupName(group);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
