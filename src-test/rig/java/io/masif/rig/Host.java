package io.masif.rig;

import io.masif.rig.apt.Sandbox;
import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Service;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A host of a fleet: a sandbox with an agent. */
public final class Host {
    private static final int HEAP_MEGABYTES = 64;
    private static final int MAX_SOCKET_PATH = 100;
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private final String name;
    private final Sandbox sandbox;
    private final Service agent;

    /**
     * @param reportSeconds how often the agent reports
     * @param refreshSeconds how often the agent refreshes the package lists; 0 for never
     */
    Host(
            String name,
            Path folder,
            Sandbox sandbox,
            Pki.Identity identity,
            int masterPort,
            int reportSeconds,
            int refreshSeconds) {
        this.name = name;
        this.sandbox = sandbox;
        Path config = Folders.write(folder.resolve("agent.yml"), """
                interval:
                  check: 2
                  report: %d
                  retry: 0
                master:
                  host: "127.0.0.1:%d"
                  cn: %s
                tls:
                  cert: "%s"
                  key: "%s"
                  ca: "%s"
                apt:
                  config: "%s"
                  lockTimeout: 60
                  refresh: %d
                state:
                  dir: "%s"
                local:
                  socket: %s
                log:
                  level: info
                """.formatted(
                        reportSeconds,
                        masterPort,
                        Fleet.MASTER_CN,
                        identity.cert(),
                        identity.key(),
                        identity.ca(),
                        sandbox.aptConfig(),
                        refreshSeconds,
                        Folders.create(folder.resolve("state")),
                        socket(folder)));
        this.agent = new Service(
                "agent", "agent-verticle/target/masif-agent.jar", HEAP_MEGABYTES, config, sandbox.environment());
    }

    /** Its local socket; none where the path would be too long for the kernel. */
    private static String socket(Path folder) {
        String path = folder.resolve("agent.sock").toAbsolutePath().toString();
        return path.length() > MAX_SOCKET_PATH ? "none" : '"' + path + '"';
    }

    public String name() {
        return name;
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public Service agent() {
        return agent;
    }

    /** The version of an installed package; empty if it is not installed, or not wholly. */
    public Optional<String> version(String packageName) {
        return sandbox.version(packageName);
    }

    /** Waits until dpkg shows the package installed in that version. */
    public void awaitVersion(String packageName, String version, Duration timeout) {
        Await.until(packageName + " " + version + " on " + name, timeout, () -> version(packageName)
                .equals(Optional.of(version)));
    }

    /** Fetches the archives' lists, when no other process does. */
    public void update() {
        Await.until("apt-get update on " + name, TIMEOUT, () -> {
            try {
                sandbox.apt("update", "--error-on=any");
                return true;
            } catch (IllegalStateException e) {
                return false;
            }
        });
    }

    /** Waits until no apt and no dpkg works here any more; none is ever killed. */
    void awaitIdle() {
        Await.until("apt's end on " + name, TIMEOUT, () -> sandbox.runningProcesses()
                .isEmpty());
    }
}
