package io.masif.rig.process;

import io.masif.domain.Digest;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes of a program as a JVM has them in memory, so that its processes start with less CPU time, as those of a package do.
 * It is made from the package's list of classes when it is first asked for, and again when the program was built again.
 * Without it, or with that of another JVM, a process starts as well.
 */
public final class ClassArchive {
    private static final int DIGITS = 12;
    /** How a line about a lambda begins in a list of classes. */
    private static final String LAMBDA = "@lambda";

    private static final Map<Path, ClassArchive> FOUND = new HashMap<>();

    private final Path file;

    private ClassArchive(Path file) {
        this.file = file;
    }

    /** That of a JAR with all that the program needs. */
    public static synchronized ClassArchive of(Path jar) {
        return FOUND.computeIfAbsent(jar.toAbsolutePath(), ClassArchive::make);
    }

    /** Options of a JVM that starts the JAR. */
    public List<String> options() {
        return Files.exists(file) ? List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds*=off") : List.of();
    }

    /** One process at a time. */
    private static ClassArchive make(Path jar) {
        Path all = Folders.create(Folders.root().resolve("target/class-archives"));
        String program = jar.getFileName().toString().replaceFirst("\\.jar$", "");
        String place = program + "-" + digest(jar.toString());
        Path folder = all.resolve(place + "-" + digest(Runtime.version() + state(jar)));
        Path file = folder.resolve("classes.jsa");
        try (FileChannel lock =
                FileChannel.open(all.resolve(program + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock(); // until it is closed
            if (!Files.exists(file)) {
                deleteOthers(all, place, folder);
                Folders.create(folder);
                dump(program, jar, file);
            }
            return new ClassArchive(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteOthers(Path all, String place, Path folder) throws IOException {
        try (Stream<Path> siblings = Files.list(all)) {
            siblings.filter(each -> each.getFileName().toString().startsWith(place) && !each.equals(folder))
                    .forEach(Folders::delete);
        }
    }

    /** Java 17 crashes over some lambdas: then an archive without lambdas is made. */
    private static void dump(String program, Path jar, Path file) throws IOException {
        Path list = Folders.root().resolve("script/debian/" + program + ".classes");
        if (!isDumped(list, jar, file)) {
            String classes = Folders.read(list)
                    .lines()
                    .filter(line -> !line.startsWith(LAMBDA))
                    .collect(Collectors.joining("\n"));
            isDumped(Folders.write(file.resolveSibling("without-lambdas.classes"), classes), jar, file);
        }
    }

    private static boolean isDumped(Path list, Path jar, Path file) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Command.Output output = Command.attempt(
                file.getParent(),
                Map.of(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:+UseG1GC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-CreateCoredumpOnCrash",
                        "-Xmx256m",
                        "-Xshare:dump",
                        "-XX:SharedClassListFile=" + list,
                        "-XX:SharedArchiveFile=" + next,
                        "-cp",
                        jar.toString()));
        if (output.code() != 0) {
            return false;
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    /** Changes when the classes do. */
    private static String state(Path jar) {
        File file = jar.toFile();
        return file.length() + " " + file.lastModified();
    }

    private static String digest(String text) {
        return Digest.ofText(text).hex().substring(0, DIGITS);
    }
}
