package io.masif.bench;

import io.masif.rig.Command;
import io.masif.rig.Folders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What masters run on.
 *
 * @param home of Java
 * @param options of the JVM
 */
record Jvm(Path home, List<String> options) {
    Jvm {
        options = List.copyOf(options);
    }

    /**
     * With the options of a file, a line each, of which those that begin with a hash are comments.
     *
     * @param more options after those, separated by spaces
     */
    static Jvm of(Path home, Path file, String more) {
        List<String> options = new ArrayList<>(Folders.read(file)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList());
        Arrays.stream(more.split("\\s+")).filter(option -> !option.isEmpty()).forEach(options::add);
        return new Jvm(home, options);
    }

    String program() {
        return home.resolve("bin/java").toString();
    }

    /** Which Java this is, as it tells itself, and the options: to be printed above what is measured. */
    String head() {
        String told = Command.run(Folders.root(), Map.of(), List.of(program(), "--version"));
        String version = told.lines()
                .filter(line -> line.contains("Runtime Environment"))
                .findFirst()
                .orElse(told.strip());
        return "master on " + version + "\n  " + String.join(" ", options);
    }
}
