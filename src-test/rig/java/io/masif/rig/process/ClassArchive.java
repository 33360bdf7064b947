package io.masif.rig.process;

import io.masif.domain.Digest;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The classes of a program as a JVM has them in memory, so that its processes start with less CPU time, as those of a package do.
 * It is made from the package's list of classes when it is first asked for, and again when the program was built again.
 * Without it, or with that of another JVM, a process starts as well.
 */
public final class ClassArchive {
    private static final int DIGITS = 12;
    /** How a line about a lambda begins in a list of classes. */
    private static final String LAMBDA = "@lambda";

    private static final Map<List<Path>, ClassArchive> FOUND = new HashMap<>();

    private final Path file;
    private final List<Path> classPath;

    private ClassArchive(Path file, List<Path> classPath) {
        this.file = file;
        this.classPath = classPath;
    }

    /** That of a JAR with all that the program needs. */
    public static ClassArchive of(Path jar) {
        return find(jar.getFileName().toString().replaceFirst("\\.jar$", ""), List.of(jar));
    }

    /**
     * That of a program on the class path of this JVM.
     *
     * @param program such as {@code masif-agent}
     */
    public static ClassArchive ofClassPath(String program) {
        return find(
                program,
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(entry -> !entry.isEmpty())
                        .map(Path::of)
                        .filter(Files::exists)
                        .toList());
    }

    /** Options of a JVM that starts the JAR. */
    public List<String> options() {
        return Files.exists(file) ? List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds*=off") : List.of();
    }

    /** Options of a JVM that starts a class of the class path. */
    public List<String> optionsWithClassPath() {
        List<String> all = new ArrayList<>(options());
        all.addAll(List.of("-cp", join(classPath)));
        return all;
    }

    private static synchronized ClassArchive find(String program, List<Path> classPath) {
        return FOUND.computeIfAbsent(classPath, entries -> make(program, entries));
    }

    /** One process at a time. */
    private static ClassArchive make(String program, List<Path> classPath) {
        Path all = Folders.create(Folders.root().resolve("target/class-archives"));
        String place = program + "-" + digest(classPath.toString());
        String state = classPath.stream().map(ClassArchive::state).collect(Collectors.joining("\n"));
        Path folder = all.resolve(place + "-" + digest(Runtime.version() + state));
        Path file = folder.resolve("classes.jsa");
        try (FileChannel lock =
                FileChannel.open(all.resolve(program + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock(); // until it is closed
            if (!Files.exists(file)) {
                deleteOthers(all, place, folder);
            }
            Folders.create(folder);
            List<Path> packed = new ArrayList<>();
            for (Path entry : classPath) {
                packed.add(Files.isDirectory(entry) ? pack(entry, folder.resolve(packed.size() + ".jar")) : entry);
            }
            if (!Files.exists(file)) {
                dump(program, packed, file);
            }
            return new ClassArchive(file, packed);
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

    /** A JVM archives no classes of a folder. */
    private static Path pack(Path folder, Path jar) throws IOException {
        if (Files.exists(jar)) {
            return jar;
        }
        Path next = jar.resolveSibling(jar.getFileName() + ".next");
        try (OutputStream stream = Files.newOutputStream(next);
                ZipOutputStream zip = new ZipOutputStream(stream)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (Path file : files(folder)) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, zip);
            }
        }
        return Files.move(next, jar, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Java 17 crashes over some lambdas: then an archive without lambdas is made. */
    private static void dump(String program, List<Path> classPath, Path file) throws IOException {
        Path list = Folders.root().resolve("script/debian/" + program + ".classes");
        if (!isDumped(list, classPath, file)) {
            String classes = Folders.read(list)
                    .lines()
                    .filter(line -> !line.startsWith(LAMBDA))
                    .collect(Collectors.joining("\n"));
            isDumped(Folders.write(file.resolveSibling("without-lambdas.classes"), classes), classPath, file);
        }
    }

    private static boolean isDumped(Path list, List<Path> classPath, Path file) throws IOException {
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
                        join(classPath)));
        if (output.code() != 0) {
            return false;
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private static String join(List<Path> classPath) {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Changes when the classes do. */
    private static String state(Path entry) {
        return files(entry).stream()
                .map(file -> file + " " + file.toFile().length() + " "
                        + file.toFile().lastModified())
                .collect(Collectors.joining("\n"));
    }

    /** The files of a folder, or the file itself. */
    private static List<Path> files(Path entry) {
        try (Stream<Path> all = Files.walk(entry)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String text) {
        return Digest.ofText(text).hex().substring(0, DIGITS);
    }
}
