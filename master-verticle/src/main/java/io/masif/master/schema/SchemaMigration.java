package io.masif.master.schema;

import io.masif.boot.database.ConnectionFailure;
import io.masif.boot.logging.FailureLog;
import io.masif.flow.AsyncLoop;
import io.masif.instance.MachineName;
import io.masif.lease.Lease;
import io.masif.lease.LeaseName;
import io.masif.master.database.DatabaseErrors;
import io.masif.schema.StoredSchema;
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
 * Migrates the schema to the newest version that this master knows, or leaves it alone if it is newer and lets this master work.
 * If several masters start together, one migrates, and the others try again until it has.
 */
public final class SchemaMigration {
    /** Prolonged while a statement lasts long. A server ends the connection of a frozen master earlier, by default. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final String VERSION_TABLE = """
            CREATE TABLE IF NOT EXISTS schema_version (version INT UNSIGNED NOT NULL PRIMARY KEY) ENGINE=InnoDB""";
    private static final String LEASE_TABLE = SchemaFile.statementThatCreates("lease");
    private static final String ROLLBACK = "ROLLBACK";
    private static final String INSERT_VERSION = "INSERT IGNORE INTO schema_version (version) VALUES (?)";
    private static final String INSERT_COMPATIBLE_VERSION =
            "INSERT IGNORE INTO schema_version (version, compatible_since) VALUES (?, ?)";
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
                .compose(done -> isUsable(connection))
                .compose(isUsable -> isUsable
                        ? Future.succeededFuture()
                        : Lease.acquire(connection, LeaseName.MIGRATION, MachineName.read(), LEASE)
                                .compose(acquired -> acquired.isPresent()
                                        ? acquired.get().releaseAfter(connection, lease -> migrate(connection, lease))
                                        : Future.failedFuture("another master is migrating the schema"))));
    }

    /** Whether there is nothing to migrate. */
    private Future<Boolean> isUsable(SqlConnection connection) {
        return readSchema(connection).compose(schema -> {
            if (schema.version() > newestVersion()) {
                return schema.isUsableBy(newestVersion()) ? useNewer(schema) : Future.failedFuture(tooNew(schema));
            }
            return schema.version() < newestVersion()
                    ? Future.succeededFuture(false)
                    : TextCollation.findPadded(connection, tableNames()).map(List::isEmpty);
        });
    }

    private Future<Boolean> useNewer(StoredSchema schema) {
        LOG.info(
                "the schema is newer than this master, and compatible with it version={} known={}",
                schema.version(),
                newestVersion());
        return Future.succeededFuture(true);
    }

    private String tooNew(StoredSchema schema) {
        return "the schema has version " + schema.version() + ", but this master knows only " + newestVersion()
                + ": start a newer master";
    }

    private Future<StoredSchema> readSchema(SqlConnection connection) {
        return StoredSchema.read(connection, newestVersion());
    }

    private int newestVersion() {
        return files.get(files.size() - 1).version();
    }

    /** The lease is prolonged over another connection, since a single statement may last for long. */
    private Future<Void> migrate(SqlConnection connection, Lease lease) {
        long timer = vertx.setPeriodic(LEASE.toMillis() / 3, tick -> lease.renew(pool));
        return readSchema(connection)
                .compose(schema -> migrateFrom(connection, lease, schema))
                .eventually(() -> {
                    vertx.cancelTimer(timer);
                    return Future.succeededFuture();
                });
    }

    private Future<Void> migrateFrom(SqlConnection connection, Lease lease, StoredSchema schema) {
        if (schema.version() > newestVersion()) {
            return Future.failedFuture("a newer master has migrated the schema meanwhile");
        }
        Future<Void> all = TextCollation.convert(connection, tableNames())
                .onSuccess(converted -> {
                    if (!converted.isEmpty()) {
                        LOG.info("texts are compared byte by byte from now on tables={}", converted);
                    }
                })
                .mapEmpty();
        for (SchemaFile file : files) {
            if (file.version() > schema.version()) {
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
        return all.compose(done -> insertVersion(connection, file))
                .onSuccess(done -> LOG.info("schema migrated version={}", file.version()))
                .mapEmpty();
    }

    /** The first versions do not have the column. */
    private static Future<?> insertVersion(SqlConnection connection, SchemaFile file) {
        return file.compatibleSince() == file.version()
                ? connection.preparedQuery(INSERT_VERSION).execute(Tuple.of(file.version()))
                : connection
                        .preparedQuery(INSERT_COMPATIBLE_VERSION)
                        .execute(Tuple.of(file.version(), file.compatibleSince()));
    }

    private static Future<Void> apply(SqlConnection connection, Lease lease, String statement) {
        return lease.require(connection)
                .compose(held -> connection.query(statement).execute())
                .compose(done -> TextCollation.convert(connection, SchemaFile.createdTable(statement)))
                .mapEmpty();
    }
}
