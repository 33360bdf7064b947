package io.masif.agent.select;

import io.masif.agent.apt.Apt;
import io.masif.agent.process.Commands.Output;
import io.masif.domain.Action;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs apt under the pins of approved actions: simulates, and lists the files that it would unpack. */
final class PinnedApt {
    private final Vertx vertx;
    private final Apt apt;
    private final Path scratch;

    /** @param scratch a folder for the files of simulations */
    PinnedApt(Vertx vertx, Apt apt, Path scratch) {
        this.vertx = vertx;
        this.apt = apt;
        this.scratch = scratch;
    }

    /** Reads the current preferences of the host. */
    Future<Pins> readPins() {
        return apt.queryFolders().compose(folders -> listArchitectures().compose(architectures -> listPackageNames()
                .compose(names -> vertx.executeBlocking(
                        () -> new Pins(
                                readText(folders.configuration().preferences()), names, architectures, folders.arch()),
                        false))));
    }

    /** Simulates with apt allowed to change only the packages of the approved actions; it never removes. */
    Future<TrialSimulation> simulate(Pins pins, List<Action> approved) {
        return simulate(pins, approved, Apt.upgradeArguments(false, false));
    }

    private Future<TrialSimulation> simulate(Pins pins, List<Action> approved, List<String> arguments) {
        return writePreferences(pins, approved)
                .compose(preferences -> {
                    List<String> all = new ArrayList<>(Apt.preferencesOption(preferences));
                    all.addAll(arguments);
                    return apt.simulate(all);
                })
                .map(output -> TrialSimulation.parse(output, approved));
    }

    /** The same, if removals are approved: apt may remove, and all other packages are on hold. */
    Future<TrialSimulation> simulateWithHolds(Pins pins, List<Action> approved) {
        Path copy = scratch.resolve("status");
        List<String> arguments = new ArrayList<>(List.of(
                "-o", "Dir::State::status=" + copy,
                "-o", "Dir::Cache::pkgcache=",
                "-o", "APT::Ignore-Hold=false"));
        arguments.addAll(Apt.upgradeArguments(true, Selection.hasPurges(approved)));
        return apt.queryFolders()
                .compose(folders -> vertx.<Void>executeBlocking(
                        () -> {
                            HeldPackages.writeCopy(folders.status(), copy, approved);
                            return null;
                        },
                        false))
                .compose(copied -> simulate(pins, approved, arguments))
                .eventually(() -> vertx.executeBlocking(() -> Files.deleteIfExists(copy), false));
    }

    /** The files that a run of a selection would unpack. */
    Future<ArchiveFiles> findFiles(Pins pins, Selection selection) {
        List<String> verb = Apt.upgradeArguments(selection.hasRemovals(), selection.hasPurges());
        // an empty cache: apt does not list files that are in its cache
        Path noArchives = scratch.resolve("no-archives");
        return writePreferences(pins, selection.actions())
                .compose(preferences -> printUris(preferences, noArchives, "SHA256", verb)
                        .compose(output -> {
                            ArchiveFiles files = ArchiveFiles.parse(output);
                            boolean complete = files.hashes().size()
                                    >= output.out()
                                            .lines()
                                            .filter(line -> line.startsWith("'"))
                                            .count();
                            return complete
                                    ? Future.succeededFuture(files)
                                    : printUris(preferences, noArchives, "SHA512", verb)
                                            .map(ArchiveFiles::parse)
                                            .map(files::withFallback);
                        }));
    }

    /** The names of all packages in the lists, one per line. */
    private Future<String> listPackageNames() {
        return apt.commands()
                .run(List.of("apt-cache", "pkgnames"))
                .map(output -> Apt.requireSuccess("apt-cache", output));
    }

    /** The architectures of the host. */
    private Future<List<String>> listArchitectures() {
        return apt.commands()
                .run(List.of("apt-config", "--format", "%v%n", "dump", "APT::Architectures"))
                .map(output -> Apt.requireSuccess("apt-config", output)
                        .lines()
                        .filter(arch -> !arch.isBlank())
                        .toList());
    }

    /**
     * The files that apt would fetch, with one kind of hash: by default apt prints the weakest.
     *
     * @param archives a folder without archives
     */
    private Future<Output> printUris(Path preferences, Path archives, String hash, List<String> verb) {
        List<String> command = new ArrayList<>(List.of("apt-get", "-qq", "--print-uris"));
        command.addAll(Apt.FIXED_OPTIONS);
        command.addAll(Apt.preferencesOption(preferences));
        command.addAll(List.of("-o", "Acquire::ForceHash=" + hash, "-o", "Dir::Cache::archives=" + archives));
        command.addAll(verb);
        return apt.commands().run(command);
    }

    private Future<Path> writePreferences(Pins pins, List<Action> approved) {
        return vertx.executeBlocking(
                () -> Files.writeString(scratch.resolve("preferences"), pins.formatAllowing(approved)), false);
    }

    private static String readText(Path preferences) throws IOException {
        return Files.isRegularFile(preferences)
                ? new String(Files.readAllBytes(preferences), StandardCharsets.UTF_8)
                : "";
    }
}
