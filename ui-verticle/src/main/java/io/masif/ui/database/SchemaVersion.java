package io.masif.ui.database;

import io.masif.failure.Failure;
import io.masif.schema.StoredSchema;
import io.masif.ui.language.Text;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;

/** Checks that a master has created the version of the schema that the UI knows, or a later one that lets it work. */
public final class SchemaVersion {
    private static final int REQUIRED_VERSION = 32;
    private static final int NO_SUCH_TABLE = 1146;
    private static final Duration RETRY = Duration.ofSeconds(2);

    private SchemaVersion() {}

    /** Fails while the schema is missing, is older, or is newer and not compatible. */
    public static Future<Void> requireReady(SqlConnection connection) {
        return StoredSchema.read(connection, REQUIRED_VERSION)
                .recover(e ->
                        Future.failedFuture(isMissing(e) ? createFailure(Text.of("refusal.schema.missing"), e) : e))
                .compose(schema -> schema.isUsableBy(REQUIRED_VERSION)
                        ? Future.succeededFuture()
                        : Future.failedFuture(createWrongVersion(schema.version())));
    }

    /** @param version 0 if the master has just begun to create the schema */
    private static Failure createWrongVersion(int version) {
        if (version == 0) {
            return createFailure(Text.of("refusal.schema.missing"), null);
        }
        return version < REQUIRED_VERSION
                ? createFailure(Text.of("refusal.schema.older", version, REQUIRED_VERSION), null)
                : createFailure(Text.of("refusal.schema.newer", version, REQUIRED_VERSION), null);
    }

    private static boolean isMissing(Throwable cause) {
        return cause instanceof MySQLException error && error.getErrorCode() == NO_SUCH_TABLE;
    }

    private static Failure createFailure(Text sentence, Throwable cause) {
        return Failure.unavailable(sentence, RETRY, cause);
    }
}
