package io.masif.schema;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;

/**
 * The schema that a database has.
 *
 * @param version 0 before the first version is complete
 * @param compatibleSince the oldest version whose masters and UIs may work with it
 */
public record StoredSchema(int version, int compatibleSince) {
    /**
     * A subquery for the oldest version whose masters and UIs may work with the schema: a version that says nothing admits those
     * of no earlier one. The column is there in every version whose masters and UIs know it.
     */
    public static final String COMPATIBLE_SINCE =
            "(SELECT MAX(COALESCE(compatible_since, version)) FROM schema_version)";

    private static final String VERSION = "SELECT COALESCE(MAX(version), 0) FROM schema_version";

    /** Reads it; {@code known} is the version of the process, which may not be that of the database. */
    public static Future<StoredSchema> read(SqlClient client, int known) {
        return readNumber(client, VERSION)
                .compose(version -> version <= known
                        ? Future.succeededFuture(new StoredSchema(version, version))
                        : readNumber(client, "SELECT " + COMPATIBLE_SINCE)
                                .map(compatibleSince -> new StoredSchema(version, compatibleSince)));
    }

    /** Whether masters and UIs of a version may work with it. */
    public boolean isUsableBy(int known) {
        return compatibleSince <= known && known <= version;
    }

    private static Future<Integer> readNumber(SqlClient client, String query) {
        return client.query(query).execute().map(rows -> rows.iterator().next().getInteger(0));
    }
}
