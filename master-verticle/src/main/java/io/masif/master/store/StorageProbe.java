package io.masif.master.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.Collections;

/**
 * Tries whether the database stores again what it did not: a balancer sends nobody to a master that is not ready, so that
 * no report would show it.
 */
public final class StorageProbe {
    /** Several pages of rows, so that it needs space of its own; it is rolled back. */
    private static final String INSERT = "INSERT INTO plan (digest, actions, first_seen) VALUES "
            + String.join(
                    ", ", Collections.nCopies(50, "(UNHEX(SHA2(UUID(), 256)), REPEAT(' ', 1000), UTC_TIMESTAMP(3))"));

    private static final Duration UNATTENDED = Duration.ofSeconds(1);

    private final Pool pool;
    private final StorageState state;
    private boolean asking;

    public StorageProbe(Vertx vertx, Pool pool) {
        this.pool = pool;
        this.state = StorageState.of(vertx);
    }

    /** To be called once a second. */
    public void second() {
        state.settle();
        if (!asking && state.needsProbe(UNATTENDED)) {
            asking = true;
            insert().onSuccess(done -> state.succeeded())
                    .onFailure(state::probeFailed)
                    .onComplete(done -> asking = false);
        }
    }

    private Future<Void> insert() {
        return pool.withConnection(connection -> connection
                .begin()
                .compose(transaction ->
                        connection.query(INSERT).execute().<Void>mapEmpty().eventually(transaction::rollback)));
    }
}
