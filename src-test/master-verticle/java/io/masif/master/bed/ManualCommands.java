package io.masif.master.bed;

import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The commands in a section of docs/manual/pki.md, a text per block. */
public final class ManualCommands {
    private ManualCommands() {}

    /** @param heading such as {@code ## With easy-rsa}; the section ends with the next of its kind */
    public static List<String> blocks(String heading) {
        String manual = Folders.read(Folders.root().resolve("docs/manual/pki.md"));
        int from = manual.indexOf(heading + "\n");
        if (from < 0) {
            throw new IllegalStateException("pki.md has no " + heading);
        }
        int end = manual.indexOf("\n## ", from + 1);
        return Stream.of(manual.substring(from, end).split("\n\n", -1))
                .filter(paragraph -> paragraph.startsWith("    "))
                .map(String::stripIndent)
                .toList();
    }

    /** The commands of a block where {@code etc} stands for /etc/masif, and our own group for masif-master. */
    public static String adapt(String block, Path etc) {
        String group = Command.run(etc, Map.of(), List.of("id", "-gn")).strip();
        return block.replace("/etc/masif/", etc + "/").replace("-g masif-master", "-g " + group);
    }

    /**
     * A master with the files that the manual puts into /etc/masif.
     *
     * @param etc the folder that stands for it
     */
    public static RunningMaster startMaster(Path etc) {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        Map<String, Object> keys = Map.of(
                "tls.cert", etc.resolve("master.crt"),
                "tls.key", etc.resolve("master.key"),
                "tls.ca", etc.resolve("ca.crt"),
                "tls.crl", etc.resolve("ca.crl"),
                "tls.reload", 1);
        Pki unused = Pki.in(etc.resolveSibling("unused"));
        return RunningMaster.start(database, database.newDatabase(), unused, keys);
    }
}
