package io.masif.ui.bed;

import io.masif.rig.process.Folders;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.nio.file.Files;
import java.nio.file.Path;

/** The schema that a master creates in an empty database. */
final class MasterSchema {
    private MasterSchema() {}

    /**
     * Creates it as a master does; over one connection, since some statements prepare the next.
     *
     * @param database where it is created
     * @param poolDatabase the database that the connections of the pool use
     */
    static void create(Pool pool, String database, String poolDatabase) {
        SqlConnection connection = Futures.await(pool.getConnection());
        Futures.await(connection.query("USE " + database).execute());
        Futures.await(connection
                .query("CREATE TABLE schema_version (version INT UNSIGNED NOT NULL PRIMARY KEY)")
                .execute());
        Path schema = Folders.root().resolve("master-verticle/src/main/resources/schema");
        int version = 1;
        for (; Files.exists(schema.resolve(version + ".sql")); version++) {
            String text = Folders.read(schema.resolve(version + ".sql")).replaceAll("(?m)^--.*$", "");
            for (String statement : text.split(";\\s*\n", -1)) {
                if (!statement.isBlank()) {
                    Futures.await(connection.query(statement).execute());
                }
            }
        }
        Futures.await(connection
                .query("INSERT INTO schema_version (version) VALUES (" + (version - 1) + ")")
                .execute());
        setBinaryCollation(connection);
        Futures.await(connection.query("USE " + poolDatabase).execute());
        Futures.await(connection.close());
    }

    private static void setBinaryCollation(SqlConnection connection) {
        String collation = Futures.await(connection
                        .query("SELECT MAX(collation_name) FROM information_schema.collations"
                                + " WHERE collation_name IN ('utf8mb4_nopad_bin', 'utf8mb4_0900_bin')")
                        .execute())
                .iterator()
                .next()
                .getString(0);
        Futures.await(connection
                        .query("SELECT DISTINCT table_name FROM information_schema.columns"
                                + " WHERE table_schema = DATABASE() AND collation_name IS NOT NULL")
                        .execute())
                .forEach(row -> Futures.await(connection
                        .query("ALTER TABLE " + row.getString(0) + " CONVERT TO CHARACTER SET utf8mb4 COLLATE "
                                + collation)
                        .execute()));
    }
}
