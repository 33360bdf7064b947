package io.masif.master.store;

import io.masif.boot.database.IdleTransactionLimit;
import io.masif.master.database.StorageState;
import io.masif.master.database.TransactionRunner;
import io.masif.master.store.EventStore.Event;
import io.masif.master.store.revision.WriterLease;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * Probes whether the database stores reports again: a balancer sends no agent to a master that is not ready, so that no
 * report would show it. It writes to each table that a report writes to, since a lock or a missing right may concern only one.
 */
public final class StorageProbe {
    /** Several pages of rows, so that it needs space of its own; it is rolled back. */
    private static final String PLANS = "INSERT INTO plan (digest, actions, first_seen) VALUES "
            + String.join(
                    ", ", Collections.nCopies(50, "(UNHEX(SHA2(UUID(), 256)), REPEAT(' ', 1000), UTC_TIMESTAMP(3))"));

    private static final String NEW_HOST = """
            INSERT INTO agent (name, protocol, plan_id, revision, first_seen, last_seen, plan_since)
            VALUES (UUID(), 1, LAST_INSERT_ID(), 1, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))""";

    private static final String CHANGED_HOST = "UPDATE agent SET last_seen = UTC_TIMESTAMP(3) ORDER BY id LIMIT 1";
    private static final Event EVENT = Event.of("", "host-joined", new JsonObject());

    private static final Duration IDLE = Duration.ofSeconds(1);

    private final Pool pool;
    private final WriterLease writer;
    private final StorageState state;
    private boolean isProbing;

    public StorageProbe(Vertx vertx, Pool pool) {
        this.pool = pool;
        this.writer = WriterLease.of(vertx);
        this.state = StorageState.of(vertx);
    }

    /** To be called once a second. */
    public void second() {
        state.logRecovery();
        if (!isProbing && state.needsProbe(IDLE)) {
            isProbing = true;
            probe().onSuccess(done -> state.succeeded())
                    .onFailure(state::probeFailed)
                    .onComplete(done -> isProbing = false);
        }
    }

    private Future<Void> probe() {
        return writer.hold(TransactionRunner.of(pool))
                .compose(held -> pool.withConnection(connection -> IdleTransactionLimit.during(
                        connection, () -> connection.begin().compose(transaction -> write(connection)
                                .eventually(transaction::rollback)))));
    }

    /** In the same order as reports are written. */
    private Future<Void> write(SqlConnection connection) {
        return writer.increment(connection)
                .compose(revision -> connection.query(PLANS).execute())
                .compose(done -> connection.query(NEW_HOST).execute())
                .compose(done -> connection.query(CHANGED_HOST).execute())
                .compose(done -> EventStore.append(connection, List.of(EVENT)));
    }
}
