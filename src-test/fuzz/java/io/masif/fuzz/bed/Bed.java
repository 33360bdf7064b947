package io.masif.fuzz.bed;

import io.masif.rig.process.Folders;
import java.nio.file.Path;

/** Where everything is fuzzed; processes are started when they are first needed. */
public final class Bed implements AutoCloseable {
    private final Path folder;
    private Parts parts;

    /** @param folder where all files go */
    public Bed(Path folder) {
        this.folder = Folders.create(folder).toAbsolutePath();
    }

    public Path folder() {
        return folder;
    }

    /** A database, a master, a UI and an agent. */
    public Parts parts() {
        if (parts == null) {
            parts = Parts.start(folder);
        }
        return parts;
    }

    @Override
    public void close() {
        if (parts != null) {
            parts.close();
        }
    }
}
