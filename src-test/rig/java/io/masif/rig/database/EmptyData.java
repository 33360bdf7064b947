package io.masif.rig.database;

import io.masif.domain.Digest;
import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a server has in its data folder before it is started for the first time. A program makes it once; then it is copied. */
final class EmptyData {
    private static final int DIGITS = 12;
    /** What tells a server from others. */
    private static final String IDENTITY = "auto.cnf";

    private final Path kept;

    /** @param binaries the folder in which it is kept, which others may share */
    EmptyData(Path binaries, ServerProgram program) {
        String key = program.command().stream().map(EmptyData::describe).collect(Collectors.joining(" "));
        kept = binaries.resolve("empty-data-" + Digest.ofText(key).hex().substring(0, DIGITS))
                .toAbsolutePath();
    }

    /** With what tells a file from another version of it. */
    private static String describe(String argument) {
        File file = new File(argument);
        return argument + ":" + file.length() + ":" + file.lastModified();
    }

    /**
     * Fills a folder that is not there yet.
     *
     * @param initialize has the program fill it
     */
    void copyTo(Path data, Runnable initialize) {
        if (Files.isDirectory(kept)) {
            copy(kept, data);
            return;
        }
        initialize.run();
        copy(data, kept);
    }

    /** A reader finds nothing or all, and what another process has put there meanwhile is left as it is. */
    private static synchronized void copy(Path from, Path to) {
        Path next = to.resolveSibling(
                to.getFileName() + "-" + ProcessHandle.current().pid());
        Folders.delete(next);
        Command.run(from.getParent(), Map.of(), List.of("cp", "-a", from.toString(), next.toString()));
        Folders.delete(next.resolve(IDENTITY));
        try {
            Files.move(next, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Folders.delete(next);
            if (!Files.isDirectory(to)) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
