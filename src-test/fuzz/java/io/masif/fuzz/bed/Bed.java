package io.masif.fuzz.bed;

import io.masif.rig.Folders;
import java.nio.file.Path;

/** Where everything is fuzzed; processes are started when they are first needed. */
public final class Bed implements AutoCloseable {
    private final Path folder;
    private Parts fleet;

    /** @param folder where all files go */
    public Bed(Path folder) {
        this.folder = Folders.make(folder).toAbsolutePath();
    }

    public Path folder() {
        return folder;
    }

    /** A database, a master, a UI and an agent. */
    public Parts fleet() {
        if (fleet == null) {
            fleet = Parts.start(folder);
        }
        return fleet;
    }

    @Override
    public void close() {
        if (fleet != null) {
            fleet.close();
        }
    }
}
