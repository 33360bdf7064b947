package io.masif.master.schema;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Makes the database compare texts byte by byte, in every statement and every key. For the collation of the schema's files,
 * {@code utf8mb4_bin}, texts are equal that differ in trailing blanks (PAD SPACE). Collations without that have another name
 * on MySQL than on MariaDB, so that the files cannot name one.
 */
final class TextCollation {
    private static final String BYTE_BY_BYTE = """
            SELECT MAX(collation_name) AS name FROM information_schema.collations
            WHERE collation_name IN ('utf8mb4_nopad_bin', 'utf8mb4_0900_bin')""";
    private static final String PADDED = """
            SELECT DISTINCT table_name AS name FROM information_schema.columns
            WHERE table_schema = DATABASE() AND collation_name IS NOT NULL
              AND collation_name NOT IN ('utf8mb4_nopad_bin', 'utf8mb4_0900_bin')""";
    private static final String CONVERT = "ALTER TABLE %s CONVERT TO CHARACTER SET utf8mb4 COLLATE %s";

    private TextCollation() {}

    /**
     * Converts those of the tables that have a text with another collation; the database copies each of them once. To be
     * called for all existing tables before any statement of the schema's files, and for each table that one of them creates:
     * the database refuses statements that compare texts of different collations.
     *
     * @param tables the names of our tables: the database may have others
     * @return the tables that were converted
     */
    static Future<List<String>> convert(SqlConnection connection, Set<String> tables) {
        return tables.isEmpty()
                ? Future.succeededFuture(List.of())
                : queryNames(connection, BYTE_BY_BYTE).compose(collation -> {
                    String name = collation.get(0);
                    return name == null
                            ? Future.failedFuture(
                                    "this database cannot compare texts byte by byte: it has neither the collation"
                                            + " utf8mb4_nopad_bin nor utf8mb4_0900_bin; use MySQL 8.0.17, MariaDB 10.6, or later")
                            : convert(connection, tables, name);
                });
    }

    /** Those of the tables that have a text with another collation. */
    static Future<List<String>> findPadded(SqlConnection connection, Set<String> tables) {
        return queryNames(connection, PADDED)
                .map(padded -> padded.stream().filter(tables::contains).toList());
    }

    private static Future<List<String>> convert(SqlConnection connection, Set<String> tables, String collation) {
        return findPadded(connection, tables).compose(ours -> {
            Future<Void> all = Future.succeededFuture();
            for (String table : ours) {
                all = all.compose(done -> connection
                        .query(CONVERT.formatted(table, collation))
                        .execute()
                        .mapEmpty());
            }
            return all.map(ours);
        });
    }

    private static Future<List<String>> queryNames(SqlConnection connection, String sql) {
        return connection.query(sql).execute().map(rows -> {
            List<String> names = new ArrayList<>(rows.size());
            for (Row row : rows) {
                names.add(row.getString("name"));
            }
            return names;
        });
    }
}
