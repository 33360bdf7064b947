package io.masif.system;

import io.masif.rig.Fleet;
import io.masif.rig.Folders;
import java.nio.file.Path;

/** Fleets of the tests: each class has one of its own. */
final class Fleets {
    private Fleets() {}

    /** A new one, in a folder that is named after the test. */
    static Fleet start(Class<?> test) {
        Path folder = Path.of("target", "fleets", test.getSimpleName());
        Folders.delete(folder);
        return Fleet.start(folder);
    }
}
