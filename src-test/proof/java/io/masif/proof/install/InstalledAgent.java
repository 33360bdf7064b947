package io.masif.proof.install;

import io.masif.rig.Fleet;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Service;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The agent as its package installs it, started by its launcher. */
public final class InstalledAgent {
    private static final int MAX_SOCKET_PATH = 90;

    private final Path root;
    private final Path folder;
    private final Path config;
    private final Map<String, String> environment;

    /**
     * @param root where the package was unpacked
     * @param folder for its configuration, log and state
     * @param aptConfig for {@code apt.config}
     */
    public InstalledAgent(Path root, Path folder, Fleet fleet, String name, Path aptConfig, int reportSeconds) {
        this.root = root.toAbsolutePath();
        this.folder = Folders.create(folder.toAbsolutePath());
        this.environment = new HashMap<>(Map.of("MASIF_ROOT", this.root.toString()));
        Pki.Identity identity = fleet.pki().client(name);
        String text = """
                interval: {check: 3600, report: %d}
                master: {host: "127.0.0.1:%d", cn: "%s"}
                tls: {cert: "%s", key: "%s", ca: "%s"}
                apt: {config: "%s"}
                state: {dir: "%s"}
                local: {socket: "%s"}
                """.formatted(
                        reportSeconds,
                        fleet.masterPort(),
                        Fleet.MASTER_CN,
                        identity.cert(),
                        identity.key(),
                        identity.ca(),
                        aptConfig,
                        Folders.create(this.folder.resolve("state")),
                        socket());
        this.config = Folders.write(this.folder.resolve("agent.yaml"), text);
    }

    /** With options for its JVM. */
    InstalledAgent options(String javaOptions) {
        environment.put("JAVA_OPTS", javaOptions);
        return this;
    }

    /** The command line, with more arguments. */
    public List<String> command(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(root.resolve("usr/bin/masif-agent").toString(), "--config", config.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A socket's path must be short. */
    private String socket() {
        String path = folder.resolve("agent.sock").toString();
        return path.length() < MAX_SOCKET_PATH ? path : "none";
    }

    public Map<String, String> environment() {
        return environment;
    }

    Path folder() {
        return folder;
    }

    /** Not started yet. */
    public Service service() {
        return Service.of("agent", command(), folder.resolve("agent.log"), environment);
    }
}
