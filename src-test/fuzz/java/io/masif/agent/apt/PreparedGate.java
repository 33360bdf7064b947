package io.masif.agent.apt;

import io.masif.domain.Action;
import io.masif.domain.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A run as the agent prepares it, with its gate; a window to classes that only the agent's package sees. */
public final class PreparedGate {
    private final RunFolder folder;

    private PreparedGate(Path place, ApprovedRun run, String arch) {
        folder = new RunFolder(place);
        try {
            folder.prepare(run, arch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Prepares a run of apt.
     *
     * @param place the run's folder
     * @param approved with the files that they unpack
     * @param arch dpkg's native architecture
     */
    public static PreparedGate ofApt(Path place, Map<Action, Path> approved, String arch) {
        Map<Action, String> hashes = new HashMap<>();
        approved.forEach((action, file) -> hashes.put(action, sha256(file)));
        Selection selection = Selection.of(List.copyOf(approved.keySet()));
        return new PreparedGate(place, new ApprovedRun(selection, "", hashes), arch);
    }

    /** Prepares a run of dpkg, which configures packages that are unpacked already. */
    public static PreparedGate ofDpkg(Path place, List<Action> approved, String arch) {
        return new PreparedGate(place, ApprovedRun.withoutFiles(Selection.configuring(approved)), arch);
    }

    private static String sha256(Path file) {
        try {
            return Digest.ofBytes(Files.readAllBytes(file)).hex();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What apt starts with the steps on its standard input. */
    public Path script() {
        return folder.path().resolve("gate.sh");
    }

    /** What is started instead of dpkg. */
    public Path configuring() {
        return folder.configuring();
    }

    /** What is approved, as the agent has written it. */
    public Path list() {
        return folder.path().resolve("approved");
    }

    /** Whether the gate compares each file with what was approved, and not only names and versions. */
    public static boolean checksFiles() {
        return true;
    }
}
