package io.masif.ui.database;

import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.ui.bed.Futures;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Changes at two servers of Galera, each of which is made before its server has taken over the other one. */
final class ReplicationRace {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String WAITING = """
            SELECT id FROM information_schema.processlist
            WHERE state = 'Waiting for table metadata lock' AND info LIKE 'INSERT INTO event%'""";

    private static final String SENT = """
            SELECT variable_value FROM information_schema.global_status WHERE variable_name = 'wsrep_replicated'""";

    private final EmbeddedDatabase server;
    private final Pool first;
    private final Pool second;

    /**
     * @param server the second one
     * @param first over the first server
     * @param second over the second server
     */
    ReplicationRace(EmbeddedDatabase server, Pool first, Pool second) {
        this.server = server;
        this.first = first;
        this.second = second;
        Futures.await(first.query("CREATE TABLE blocker (id INT AUTO_INCREMENT PRIMARY KEY)")
                .execute());
    }

    /**
     * Makes a change at the second server up to its entry in the history, then another one at the first server until that is
     * acknowledged, and lets the former be committed before the second server takes over the latter.
     *
     * @param change is given the pool over the second server
     * @return how the former ended
     */
    <T> Future<T> run(Function<Pool, Future<T>> change, Supplier<Future<?>> other) {
        SqlConnection history = lock("event");
        SqlConnection replication = lock("blocker");
        List<String> sent = server.execute(SENT);
        Future<T> changed = change.apply(second);
        Await.until(
                "the change writes the history",
                PATIENCE,
                () -> !server.execute(WAITING).isEmpty() || changed.isComplete());
        Futures.await(first.query("INSERT INTO blocker () VALUES ()").execute());
        Futures.await(other.get());
        unlock(history);
        Await.until(
                "the change is sent to the other servers",
                PATIENCE,
                () -> !server.execute(SENT).equals(sent) || changed.isComplete());
        unlock(replication);
        Await.until("the change has ended", PATIENCE, changed::isComplete);
        return changed;
    }

    private SqlConnection lock(String table) {
        SqlConnection connection = Futures.await(second.getConnection());
        Futures.await(connection.query("LOCK TABLES " + table + " READ").execute());
        return connection;
    }

    private static void unlock(SqlConnection connection) {
        Futures.await(connection.query("UNLOCK TABLES").execute());
        Futures.await(connection.close());
    }
}
