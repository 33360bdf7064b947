package io.masif.agent.run;

import io.masif.agent.select.ApprovedRun;
import io.masif.agent.select.Selection;
import io.masif.domain.Action;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A run as an agent leaves it that is killed between the journal and the start of apt. */
public final class PreparedRun {
    private final RunFolder folder;
    private final Selection selection;

    /**
     * @param state the agent's folder
     * @param actions with the files that they unpack
     */
    public PreparedRun(Path state, String id, Map<Action, Path> actions, String arch) {
        selection = Selection.of(List.copyOf(actions.keySet()));
        folder = new RunFolder(state.resolve("runs").resolve(id));
        try {
            Map<Action, String> hashes = new HashMap<>();
            for (Map.Entry<Action, Path> each : actions.entrySet()) {
                hashes.put(each.getKey(), sha256(Files.readAllBytes(each.getValue())));
            }
            folder.prepare(new ApprovedRun(selection, "", hashes), arch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public Path folder() {
        return folder.path();
    }

    /** Starts it, as an agent would have, in a session of its own. */
    public Process start(Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(
                "setsid", "sh", folder.runScript().toString(), folder.path().toString()));
        command.addAll(RunCommand.buildAptCommand(folder, 600, selection));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
