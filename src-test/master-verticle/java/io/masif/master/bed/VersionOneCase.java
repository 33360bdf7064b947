package io.masif.master.bed;

import io.masif.domain.Digest;
import io.vertx.core.Vertx;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** Hosts of version 1 in a database, without a master. */
public abstract class VersionOneCase {
    protected static final Set<Digest> NONE = Set.of();

    protected final Vertx vertx = Vertx.vertx();
    protected final VersionOneDatabase database = new VersionOneDatabase(vertx);

    @AfterEach
    void stop() {
        VersionOneDatabase.wait(vertx.close());
    }
}
