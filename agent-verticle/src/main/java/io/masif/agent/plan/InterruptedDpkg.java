package io.masif.agent.plan;

import io.masif.agent.apt.AptFolders;
import io.masif.agent.apt.DpkgState;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.domain.PlannedAction;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostSentence;
import io.masif.domain.host.HostState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * The changes that an interrupted dpkg has left: files with numbers as names in its folder {@code updates}. The next dpkg
 * that changes something first merges them into its status file (tried with dpkg 1.21), so {@code dpkg --configure} of
 * any package ends the state. Blocks.
 */
public record InterruptedDpkg(AptFolders folders) {
    // a package that awaits the triggers of another one (W) is configured with that one
    private static final String UNCONFIGURED_STAGES = "UFt";
    private static final String PACKAGE = "Package: ";

    /** Whether such a file exists. */
    public boolean hasUpdates() {
        return !listUpdates().isEmpty();
    }

    static final HostProblem APPROVABLE =
            new HostProblem(HostState.INTERRUPTED, HostSentence.INTERRUPTED_APPROVABLE.format());

    /** The same, if there is no action to approve. */
    static final HostProblem MANUAL_REPAIR = new HostProblem(HostState.INTERRUPTED, HostSentence.INTERRUPTED.format());

    /**
     * The actions that can be approved: to configure the unconfigured packages. If all are configured, the packages that
     * the files name, or dpkg itself if these are not installed: dpkg then only merges the files.
     */
    Plan createPlan(DpkgState dpkg) {
        List<PlannedAction> unconfigured =
                findActions(dpkg, (name, entry) -> UNCONFIGURED_STAGES.indexOf(entry.stage()) >= 0);
        if (!unconfigured.isEmpty()) {
            return Plan.ofPlanned(unconfigured);
        }
        List<String> names = listUpdates().stream()
                .flatMap(InterruptedDpkg::readPackageNames)
                .toList();
        List<PlannedAction> affected = findActions(dpkg, (name, entry) -> entry.stage() == 'i' && names.contains(name));
        return Plan.ofPlanned(
                affected.isEmpty()
                        ? findActions(dpkg, (name, entry) -> entry.stage() == 'i' && name.equals("dpkg"))
                        : affected);
    }

    private static List<PlannedAction> findActions(DpkgState dpkg, BiPredicate<String, DpkgState.Entry> filter) {
        return dpkg.entries().entrySet().stream()
                .flatMap(named -> named.getValue().stream()
                        .filter(entry -> entry.status().length() == 2)
                        .filter(entry -> filter.test(named.getKey(), entry))
                        .map(entry -> Map.entry(named.getKey(), entry)))
                .map(found -> toConfigure(found.getKey(), found.getValue()))
                .toList();
    }

    private static PlannedAction toConfigure(String name, DpkgState.Entry entry) {
        return new PlannedAction(
                Action.of(name, entry.arch(), Kind.CONFIGURE, null, entry.version()),
                PlannedAction.isSource(entry.source()) ? entry.source() : null);
    }

    private List<Path> listUpdates() {
        try (Stream<Path> files = Files.list(folders.adminFolder().resolve("updates"))) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9]+"))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Stream<String> readPackageNames(Path update) {
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
