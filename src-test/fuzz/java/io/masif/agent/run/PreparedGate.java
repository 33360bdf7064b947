package io.masif.agent.run;

import io.masif.agent.select.ApprovedRun;
import io.masif.agent.select.Selection;
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

    private PreparedGate(Path runFolder, ApprovedRun run, String arch) {
        folder = new RunFolder(runFolder);
        try {
            folder.prepare(run, arch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Prepares a run of apt.
     *
     * @param runFolder the run's folder
     * @param approved with the files that they unpack
     * @param arch dpkg's native architecture
     */
    public static PreparedGate prepareApt(Path runFolder, Map<Action, Path> approved, String arch) {
        Map<Action, String> hashes = new HashMap<>();
        approved.forEach((action, file) -> hashes.put(action, sha256(file)));
        Selection selection = Selection.of(List.copyOf(approved.keySet()));
        return new PreparedGate(runFolder, new ApprovedRun(selection, "", hashes), arch);
    }

    /** Prepares a run of dpkg, which configures packages that are unpacked already. */
    public static PreparedGate prepareDpkg(Path runFolder, List<Action> approved, String arch) {
        return new PreparedGate(runFolder, ApprovedRun.withoutFiles(Selection.ofConfigurations(approved)), arch);
    }

    private static String sha256(Path file) {
        try {
            return Digest.ofBytes(Files.readAllBytes(file)).hex();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What apt starts with the steps on its standard input. */
    public Path gateScript() {
        return folder.path().resolve("gate.sh");
    }

    /** What is started instead of dpkg. */
    public Path configureScript() {
        return folder.configureScript();
    }

    /** What is approved, as the agent has written it. */
    public Path approvedList() {
        return folder.path().resolve("approved");
    }

    /** Whether the gate compares each file with what was approved, and not only names and versions. */
    public static boolean checksFiles() {
        return true;
    }
}
