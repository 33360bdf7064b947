package io.masif.agent.select;

import io.masif.domain.Action;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a copy of dpkg's status file, for a simulation, in which all packages are held except those that may change. A
 * pin does not prevent a removal; a hold does, and apt then finds another solution (tried with apt 2.6).
 */
final class HeldPackages {
    private static final String PACKAGE = "Package: ";
    private static final String STATUS = "Status: install ";

    private HeldPackages() {}

    /** Blocks: not to be used on an event loop. */
    static void writeCopy(Path status, Path target, Collection<Action> changing) throws IOException {
        Set<String> changeable = changing.stream().map(Action::packageName).collect(Collectors.toSet());
        // keeps the bytes, whatever the encoding of a description is
        try (BufferedReader in = Files.newBufferedReader(status, StandardCharsets.ISO_8859_1);
                BufferedWriter out = Files.newBufferedWriter(target, StandardCharsets.ISO_8859_1)) {
            List<String> stanza = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                stanza.add(line);
                if (line.isEmpty()) {
                    write(stanza, out, changeable);
                    stanza.clear();
                }
            }
            write(stanza, out, changeable);
        }
    }

    private static void write(List<String> stanza, BufferedWriter out, Set<String> changeable) throws IOException {
        boolean held = stanza.stream()
                .filter(line -> line.startsWith(PACKAGE))
                .noneMatch(line ->
                        changeable.contains(line.substring(PACKAGE.length()).strip()));
        for (String line : stanza) {
            out.write(held && line.startsWith(STATUS) ? "Status: hold " + line.substring(STATUS.length()) : line);
            out.write('\n');
        }
    }
}
