package io.masif.ui.database;

import io.masif.failure.Failure;
import io.masif.ui.language.Text;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;

/** Checks that the master has created the version of the schema that the UI supports. */
public final class SchemaVersion {
    private static final int REQUIRED_VERSION = 31;
    private static final int NO_SUCH_TABLE = 1146;
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final String VERSION = "SELECT MAX(version) AS version FROM schema_version";

    private SchemaVersion() {}

    /** Fails while the schema is missing or has another version. */
    public static Future<Void> requireReady(SqlConnection connection) {
        return connection
                .query(VERSION)
                .execute()
                .recover(e ->
                        Future.failedFuture(isMissing(e) ? createFailure(Text.of("refusal.schema.missing"), e) : e))
                .compose(rows -> {
                    Integer version = rows.iterator().next().getInteger("version");
                    return version != null && version == REQUIRED_VERSION
                            ? Future.succeededFuture()
                            : Future.failedFuture(createWrongVersion(version));
                });
    }

    /** @param version null if the master has just begun to create the schema */
    private static Failure createWrongVersion(Integer version) {
        if (version == null) {
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
