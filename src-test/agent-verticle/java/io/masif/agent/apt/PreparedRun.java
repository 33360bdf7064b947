package io.masif.agent.apt;

import io.masif.domain.Action;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A run as an agent leaves it that is killed between the journal and the start of apt. */
public final class PreparedRun {
    private final RunFolder folder;
    private final Selection selection;

    /** @param state the agent's folder */
    public PreparedRun(Path state, String id, Set<Action> actions, String arch) {
        selection = Selection.of(List.copyOf(actions));
        folder = new RunFolder(state.resolve("runs").resolve(id));
        try {
            folder.prepare(selection, arch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder.path();
    }

    /** Starts it, as an agent would have, in a session of its own. */
    public Process start(Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(
                "setsid", "sh", folder.script().toString(), folder.path().toString()));
        command.addAll(Apt.run(folder, 600, selection));
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
