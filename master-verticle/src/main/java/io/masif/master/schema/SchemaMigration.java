package io.masif.master.schema;

import io.masif.boot.database.ConnectionFailure;
import io.masif.boot.logging.FailureLog;
import io.masif.flow.AsyncLoop;
import io.masif.instance.MachineName;
import io.masif.lease.Lease;
import io.masif.lease.LeaseName;
import io.masif.master.database.DatabaseErrors;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Migrates the schema to the newest version that this master knows. If several masters start together, one migrates, and the
 * others try again until it has.
 */
public final class SchemaMigration {
    /** Prolonged while a statement lasts long. A server ends the connection of a frozen master earlier, by default. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final String VERSION_TABLE = """
            CREATE TABLE IF NOT EXISTS schema_version (version INT UNSIGNED NOT NULL PRIMARY KEY) ENGINE=InnoDB""";
    private static final String LEASE_TABLE = SchemaFile.statementThatCreates("lease");
    private static final String VERSION = "SELECT COALESCE(MAX(version), 0) AS version FROM schema_version";
    private static final String ROLLBACK = "ROLLBACK";
    private static final String INSERT_VERSION = "INSERT IGNORE INTO schema_version (version) VALUES (?)";
    private static final long RETRY_SECONDS = 1;

    private static final Logger LOG = LoggerFactory.getLogger(SchemaMigration.class);

    private final FailureLog failures =
            new FailureLog(LOG, "schema not ready, tried again each second", "schema ready");
    private final Vertx vertx;
    private final Pool pool;
    private final List<SchemaFile> files;

    public SchemaMigration(Vertx vertx, Pool pool, List<SchemaFile> files) {
        this.vertx = vertx;
        this.pool = pool;
        this.files = List.copyOf(files);
    }

    /**
     * Retries until the schema is migrated, and logs each new reason of a failure.
     *
     * @param onError called with the reason of each failure
     */
    public Future<Void> runUntilDone(Consumer<String> onError) {
        return AsyncLoop.repeatWhile(() -> runOnce().map(false).recover(e -> {
                    onError.accept(reason(e));
                    failures.failed(ConnectionFailure.of(e).name(), reason(e));
                    return vertx.timer(RETRY_SECONDS, TimeUnit.SECONDS).map(true);
                }))
                .onSuccess(done -> failures.succeeded());
    }

    /** What is wrong with the database, and its own message. */
    private static String reason(Throwable thrown) {
        return ConnectionFailure.of(thrown) == ConnectionFailure.OTHER
                ? DatabaseErrors.reason(thrown)
                : DatabaseErrors.describe(thrown) + ": " + DatabaseErrors.reason(thrown);
    }

    /** Fails if the database is unavailable, its schema cannot be migrated to our version, or another master is migrating it. */
    public Future<Void> runOnce() {
        return pool.withConnection(connection -> connection
                .query(VERSION_TABLE)
                .execute()
                .compose(done -> connection.query(LEASE_TABLE).execute())
                .compose(done -> isCurrent(connection))
                .compose(isCurrent -> isCurrent
                        ? Future.succeededFuture()
                        : Lease.acquire(connection, LeaseName.MIGRATION, MachineName.read(), LEASE)
                                .compose(acquired -> acquired.isPresent()
                                        ? acquired.get().releaseAfter(connection, lease -> migrate(connection, lease))
                                        : Future.failedFuture("another master is migrating the schema"))));
    }

    private Future<Boolean> isCurrent(SqlConnection connection) {
        return readVersion(connection)
                .compose(version -> version != newestVersion()
                        ? Future.succeededFuture(false)
                        : TextCollation.findPadded(connection, tableNames()).map(List::isEmpty));
    }

    private static Future<Integer> readVersion(SqlConnection connection) {
        return connection.query(VERSION).execute().map(rows -> rows.iterator()
                .next()
                .getInteger("version"));
    }

    private int newestVersion() {
        return files.get(files.size() - 1).version();
    }

    /** The lease is prolonged over another connection, since a single statement may last for long. */
    private Future<Void> migrate(SqlConnection connection, Lease lease) {
        long timer = vertx.setPeriodic(LEASE.toMillis() / 3, tick -> lease.renew(pool));
        return readVersion(connection)
                .compose(version -> migrateFrom(connection, lease, version))
                .eventually(() -> {
                    vertx.cancelTimer(timer);
                    return Future.succeededFuture();
                });
    }

    private Future<Void> migrateFrom(SqlConnection connection, Lease lease, int version) {
        if (version > newestVersion()) {
            return Future.failedFuture("the schema has version " + version + ", but this master knows only "
                    + newestVersion() + ": start a newer master");
        }
        Future<Void> all = TextCollation.convert(connection, tableNames())
                .onSuccess(converted -> {
                    if (!converted.isEmpty()) {
                        LOG.info("texts are compared byte by byte from now on tables={}", converted);
                    }
                })
                .mapEmpty();
        for (SchemaFile file : files) {
            if (file.version() > version) {
                all = all.compose(done -> apply(connection, lease, file));
            }
        }
        return all;
    }

    private Set<String> tableNames() {
        return files.stream().flatMap(file -> file.createdTables().stream()).collect(Collectors.toSet());
    }

    /** The version is written last: if the file fails before that, it is repeated as a whole. */
    private static Future<Void> apply(SqlConnection connection, Lease lease, SchemaFile file) {
        Future<Void> all = Future.succeededFuture();
        int number = 0;
        for (String statement : file.statements()) {
            int each = ++number;
            all = all.compose(done -> apply(connection, lease, statement).recover(e -> {
                LOG.error(
                        "schema half migrated, the file will be repeated version={} statement={} of={} reason={}",
                        file.version(),
                        each,
                        file.statements().size(),
                        DatabaseErrors.reason(e));
                // a file may have begun a transaction
                return connection.query(ROLLBACK).execute().transform(ended -> Future.failedFuture(e));
            }));
        }
        return all.compose(done -> connection.preparedQuery(INSERT_VERSION).execute(Tuple.of(file.version())))
                .onSuccess(done -> LOG.info("schema migrated version={}", file.version()))
                .mapEmpty();
    }

    private static Future<Void> apply(SqlConnection connection, Lease lease, String statement) {
        return lease.require(connection)
                .compose(held -> connection.query(statement).execute())
                .compose(done -> TextCollation.convert(connection, SchemaFile.createdTable(statement)))
                .mapEmpty();
    }
}
