package io.masif.agent.apt;

import io.masif.domain.Action;
import io.masif.domain.Condition;
import io.masif.domain.HostState;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * What a dpkg that was stopped in the middle has left: files of digits in its folder {@code updates}. Every dpkg that
 * changes something takes them over into its status file before it does anything else (tried with dpkg 1.21), so
 * {@code dpkg --configure} of whatever package ends the state. Blocks.
 */
record Interruption(AptFolders folders) {
    // one that waits for the triggers of another (W) is configured by that other
    private static final String STAGES = "UFt";
    private static final String PACKAGE = "Package: ";

    /** Whether there is such a file. */
    boolean left() {
        return !updates().isEmpty();
    }

    static final Condition FOUND = new Condition(
            HostState.INTERRUPTED,
            "dpkg was interrupted: approve the configuration of what it left half done,"
                    + " or run dpkg --configure -a on the host");

    /** The same, where there is nothing that could be approved. */
    static final Condition BY_HAND =
            new Condition(HostState.INTERRUPTED, "dpkg was interrupted: run dpkg --configure -a on the host");

    /**
     * What there is to approve: the packages that are not configured. If there is none, those that dpkg was about, and
     * dpkg itself if they are gone: to configure what is configured only makes dpkg take over what it has done.
     */
    Plan plan(DpkgState dpkg) {
        List<Action> halfDone = actions(dpkg, (name, entry) -> STAGES.indexOf(entry.stage()) >= 0);
        if (!halfDone.isEmpty()) {
            return Plan.of(halfDone);
        }
        List<String> names = updates().stream().flatMap(Interruption::named).toList();
        List<Action> about = actions(dpkg, (name, entry) -> entry.stage() == 'i' && names.contains(name));
        return Plan.of(
                about.isEmpty() ? actions(dpkg, (name, entry) -> entry.stage() == 'i' && name.equals("dpkg")) : about);
    }

    private static List<Action> actions(DpkgState dpkg, BiPredicate<String, DpkgState.Entry> wanted) {
        return dpkg.entries().entrySet().stream()
                .flatMap(named -> named.getValue().stream()
                        .filter(entry -> entry.status().length() == 2)
                        .filter(entry -> wanted.test(named.getKey(), entry))
                        .map(entry -> Map.entry(named.getKey(), entry)))
                .map(found -> Action.of(
                        found.getKey(),
                        found.getValue().arch(),
                        Kind.CONFIGURE,
                        null,
                        found.getValue().version()))
                .toList();
    }

    private List<Path> updates() {
        try (Stream<Path> files = Files.list(folders.admin().resolve("updates"))) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9]+"))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Stream<String> named(Path update) {
        try {
            return new String(Files.readAllBytes(update), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(PACKAGE))
                    .map(line -> line.substring(PACKAGE.length()).strip());
        } catch (IOException e) {
            return Stream.of();
        }
    }
}
