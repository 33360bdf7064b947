package io.masif.master;

import io.masif.rig.Folders;
import java.util.List;
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
}
