package io.masif.boot;

import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;

/**
 * Options of a Vert.x that unpacks nothing from the class path. By default it makes a folder {@code vertx-cache-…} in the
 * temporary folder at its start, which stays behind each process that is killed.
 */
public final class UncachedFiles {
    private UncachedFiles() {}

    /** Options as Vert.x has them otherwise. */
    public static VertxOptions options() {
        return new VertxOptions()
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false));
    }
}
