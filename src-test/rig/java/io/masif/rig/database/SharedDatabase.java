package io.masif.rig.database;

import io.masif.rig.process.Folders;
import java.nio.file.Path;

/** The database of all tests of this JVM. Started when it is first asked for, and ended with the JVM. */
final class SharedDatabase {
    static final EmbeddedDatabase INSTANCE = start();

    private SharedDatabase() {}

    private static EmbeddedDatabase start() {
        Path folder = Folders.create(Path.of("target"))
                .toAbsolutePath()
                .resolve("database-" + ProcessHandle.current().pid());
        EmbeddedDatabase database = EmbeddedDatabase.start(folder);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            database.kill();
                            Folders.delete(folder);
                        },
                        "shared database's end"));
        return database;
    }
}
