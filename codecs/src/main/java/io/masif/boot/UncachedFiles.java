package io.masif.boot;

import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;

/**
 * Options of a Vert.x that unpacks no files from the class path. By default it creates a folder {@code vertx-cache-…} in the
 * temporary folder when it starts, which remains if the process is killed.
 */
public final class UncachedFiles {
    private UncachedFiles() {}

    /** The default options otherwise. */
    public static VertxOptions options() {
        return new VertxOptions()
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false));
    }
}
