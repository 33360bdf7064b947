package io.masif.proof.cost;

import io.masif.rig.apt.Sandbox;
import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Has the apt of a sandbox write down when the gate is about to be asked, and when dpkg starts. */
final class RunTimestamps {
    private final Path gate;
    private final Path dpkg;

    RunTimestamps(Sandbox sandbox) {
        gate = sandbox.root().resolve("gate.stamps");
        dpkg = sandbox.root().resolve("dpkg.stamps");
        Folders.write(sandbox.root().resolve("etc/apt/apt.conf.d/50stamps"), """
                DPkg::Pre-Install-Pkgs { "cat >/dev/null; date +%%s%%N >>%s"; };
                DPkg::Options { "--pre-invoke=date +%%s%%N >>%s"; };
                """.formatted(gate, dpkg));
    }

    void clear() {
        Folders.delete(gate);
        Folders.delete(dpkg);
    }

    /** Nanoseconds since 1970. */
    long awaitGate(Duration timeout) {
        return awaitFirstStamp(gate, timeout);
    }

    /** Nanoseconds since 1970. */
    long awaitDpkg(Duration timeout) {
        return awaitFirstStamp(dpkg, timeout);
    }

    private static long awaitFirstStamp(Path file, Duration timeout) {
        return Await.value(file.getFileName().toString(), timeout, () -> Folders.read(file)
                .lines()
                .findFirst()
                .flatMap(line -> line.length() < 19 ? Optional.empty() : Optional.of(Long.parseLong(line))));
    }
}
