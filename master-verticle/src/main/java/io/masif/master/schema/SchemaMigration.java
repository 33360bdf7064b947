package io.masif.master.schema;

import io.masif.boot.database.ConnectionFailure;
import io.masif.boot.logging.FailureLog;
import io.masif.flow.AsyncLoop;
import io.masif.master.database.DatabaseErrors;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Migrates the schema to the newest version that this master knows. If several masters start together, one migrates and the
 * others wait for a lock of the database.
 */
public final class SchemaMigration {
    private static final String LOCK =
            "SELECT GET_LOCK(CONCAT('masif:', LEFT(SHA2(DATABASE(), 256), 40)), 60) AS acquired";
    private static final String UNLOCK = "DO RELEASE_LOCK(CONCAT('masif:', LEFT(SHA2(DATABASE(), 256), 40)))";
    private static final String VERSION_TABLE = """
            CREATE TABLE IF NOT EXISTS schema_version (version INT UNSIGNED NOT NULL PRIMARY KEY) ENGINE=InnoDB""";
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

    /** Fails if the database is unavailable, or its schema cannot be migrated to our version. */
    public Future<Void> runOnce() {
        return pool.withConnection(connection -> connection
                .query(LOCK)
                .execute()
                .compose(rows -> Long.valueOf(1).equals(rows.iterator().next().getLong("acquired"))
                        ? migrate(connection)
                                .eventually(() -> connection.query(UNLOCK).execute())
                        : Future.failedFuture("another master has been migrating the schema for a minute")));
    }

    private Future<Void> migrate(SqlConnection connection) {
        return connection
                .query(VERSION_TABLE)
                .execute()
                .compose(done -> connection.query(VERSION).execute())
                .compose(rows -> migrateFrom(connection, rows.iterator().next().getInteger("version")));
    }

    private Future<Void> migrateFrom(SqlConnection connection, int version) {
        int newest = files.get(files.size() - 1).version();
        if (version > newest) {
            return Future.failedFuture("the schema has version " + version + ", but this master knows only " + newest
                    + ": start a newer master");
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
                all = all.compose(done -> apply(connection, file));
            }
        }
        return all;
    }

    private Set<String> tableNames() {
        return files.stream().flatMap(file -> file.createdTables().stream()).collect(Collectors.toSet());
    }

    /** The version is written last: if the file fails before that, it is repeated as a whole. */
    private static Future<Void> apply(SqlConnection connection, SchemaFile file) {
        Future<Void> all = Future.succeededFuture();
        int number = 0;
        for (String statement : file.statements()) {
            int each = ++number;
            all = all.compose(done -> apply(connection, statement).recover(e -> {
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

    private static Future<Void> apply(SqlConnection connection, String statement) {
        return connection
                .query(statement)
                .execute()
                .compose(done -> TextCollation.convert(connection, SchemaFile.createdTable(statement)))
                .mapEmpty();
    }
}
