package io.masif.rig.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder on a file system of its own, for one process only and gone with it: what was in the folder before is copied
 * there. It can be filled and made free again from outside.
 */
public record SmallDisk(Path folder, int megabytes) {
    private static final String SCRIPT = "cp -a \"$1/.\" \"$1.copy\" && mount -t tmpfs -o \"size=$2m\" none \"$1\""
            + " && cp -a --sparse=never \"$1.copy/.\" \"$1\" && shift 2 && exec \"$@\"";
    private static final byte[] BLOCK = new byte[4096];

    /** What the command of the process is to begin with. */
    public List<String> wrapper() {
        return List.of("unshare", "-rm", "sh", "-c", SCRIPT, "sh", folder.toString(), Integer.toString(megabytes));
    }

    /** Leaves no room on it. */
    public void fill(long pid) {
        try (OutputStream filler = Files.newOutputStream(filler(pid))) {
            while (true) {
                filler.write(BLOCK);
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space left")) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Ends what {@link #fill} has done. */
    public void free(long pid) {
        try {
            Files.delete(filler(pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path filler(long pid) {
        return Path.of("/proc/" + pid + "/root" + folder).resolve("filler");
    }
}
