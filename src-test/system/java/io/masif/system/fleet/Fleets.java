package io.masif.system.fleet;

import io.masif.rig.Fleet;
import io.masif.rig.process.Folders;
import java.nio.file.Path;

/**
 * The fleet of the tests, and folders for those of tests that have one of their own. The property {@code masif.fleets} names
 * another place for these folders, for pictures in which their paths are seen.
 */
public final class Fleets {
    private Fleets() {}

    /**
     * One for all tests of this JVM that break nothing of it. Hosts and packages of a test have names that no other test
     * uses, and it retires its hosts when it ends.
     */
    static Fleet shared() {
        return Shared.FLEET;
    }

    /** An empty folder that is named after the test. */
    public static Path folder(Class<?> test) {
        return folder(test.getSimpleName());
    }

    /** An empty folder for what all tests of this JVM share. */
    public static Path folderOfProcess(String name) {
        return folder(name + "-" + System.getProperty("masif.fork", "1"));
    }

    private static Path folder(String name) {
        Path folder = Path.of(System.getProperty("masif.fleets", "target/fleets"), name);
        Folders.delete(folder);
        return Folders.create(folder).toAbsolutePath();
    }

    /** Started when it is first asked for; each process that runs tests has one. */
    private static final class Shared {
        static final Fleet FLEET = start();

        private static Fleet start() {
            Fleet fleet = Fleet.start(folderOfProcess("Fleets"));
            Runtime.getRuntime().addShutdownHook(new Thread(fleet::close, "shared fleet's end"));
            return fleet;
        }
    }
}
