package io.masif.agent.bed;

import io.masif.rig.process.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The processes that work for a host, whatever their names: all that was started with the configuration of its apt. */
final class HostProcesses {
    private final String root;

    /** @param root the folder that stands in for {@code /} */
    HostProcesses(Path root) {
        this.root = root.toString();
    }

    /** Kills those that are left, and waits until they write nothing any more. */
    void endAll() {
        Await.until("the end of all processes of a host", SandboxHost.PATIENCE, () -> {
            List<ProcessHandle> all = findAll();
            all.forEach(ProcessHandle::destroyForcibly);
            return all.isEmpty();
        });
    }

    private List<ProcessHandle> findAll() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(this::isOfHost).toList();
        }
    }

    private boolean isOfHost(ProcessHandle process) {
        Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
        try {
            return Files.readString(environment, StandardCharsets.ISO_8859_1).contains("APT_CONFIG=" + root);
        } catch (IOException e) {
            // it has ended meanwhile, or belongs to another user
            return false;
        }
    }
}
