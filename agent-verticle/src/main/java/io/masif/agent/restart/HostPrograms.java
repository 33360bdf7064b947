package io.masif.agent.restart;

import java.nio.file.Path;

/**
 * The programs by which a host is restarted. They are below its root: a sandbox has its own, or none, and never restarts the
 * machine that it is on.
 */
public record HostPrograms(Path systemctl, Path shutdown, Path needrestart) {
    /** Also where {@code /bin} is no link to {@code /usr/bin}. */
    public static HostPrograms below(Path root) {
        return new HostPrograms(
                root.resolve("bin/systemctl"), root.resolve("sbin/shutdown"), root.resolve("usr/sbin/needrestart"));
    }
}
