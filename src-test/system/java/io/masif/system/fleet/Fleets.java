package io.masif.system.fleet;

import io.masif.rig.Fleet;
import io.masif.rig.process.Folders;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The fleet of the tests, and folders for those of tests that have one of their own. The property {@code masif.fleets} names
 * another place for these folders, for pictures in which their paths are seen.
 */
public final class Fleets {
    private static AutoCloseable shared;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Fleets::closeShared, "shared fleet's end"));
    }

    private Fleets() {}

    /**
     * One for all tests of this JVM that break nothing of it. Hosts and packages of a test have names that no other test
     * uses, and it retires its hosts when it ends.
     */
    static Fleet shared() {
        return shared(Fleet.class, () -> Fleet.start(folderOfProcess("Fleets")));
    }

    /**
     * What several test classes share. Only one kind of it runs at a time, since its processes take CPU from the tests of
     * others: it ends when another kind is asked for, or with this JVM.
     */
    public static synchronized <T extends AutoCloseable> T shared(Class<T> kind, Supplier<T> start) {
        if (!kind.isInstance(shared)) {
            closeShared();
            shared = start.get();
        }
        return kind.cast(shared);
    }

    private static synchronized void closeShared() {
        AutoCloseable ended = shared;
        shared = null;
        if (ended != null) {
            try {
                ended.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
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
}
