package io.masif.master.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database compares texts byte by byte, on every server: all columns, and all keys. */
class TextComparisonTest {
    private static final String COLUMNS = """
            SELECT table_name AS t, column_name AS c, data_type AS type, collation_name AS collation,
              character_maximum_length AS length
            FROM information_schema.columns
            WHERE table_schema = DATABASE() AND table_name <> 'schema_version' ORDER BY table_name, ordinal_position""";
    private static final String UNIQUE_KEYS = """
            SELECT table_name AS t, index_name AS k, column_name AS c
            FROM information_schema.statistics WHERE table_schema = DATABASE() AND non_unique = 0
              AND table_name <> 'schema_version' ORDER BY table_name, index_name, seq_in_index""";

    private Sql sql;

    @BeforeEach
    void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        sql = new Sql(database, database.newDatabase());
        migrate(SchemaFile.loadAll());
    }

    @AfterEach
    void stop() {
        sql.close();
    }

    @Test
    void everyColumnComparesTextsByTheirBytes() {
        List<TextColumn> texts = columns().stream().filter(TextColumn::isText).toList();
        assertThat(texts).hasSizeGreaterThan(25);
        for (TextColumn column : texts) {
            List<String> different = "varchar".equals(column.type()) && column.length() < 3
                    ? List.of("X")
                    : List.of("x ", " x", "X", "x\t", "x\u00a0", "x\u200b", "ẋ");
            for (String other : different) {
                assertThat(equal(column, other))
                        .as("%s.%s: 'x' and '%s'", column.table(), column.name(), other)
                        .isZero();
            }
            assertThat(equal(column, "x")).isEqualTo(1);
        }
    }

    @Test
    void everyUniqueKeyAcceptsTextsThatDifferInABlank() {
        Set<String> tried = new HashSet<>();
        Map<String, List<String>> keys = new TreeMap<>();
        sql.rows(UNIQUE_KEYS).forEach(key -> keys.computeIfAbsent(
                        key.getString("t") + "." + key.getString("k"), name -> new ArrayList<>())
                .add(key.getString("c")));
        keys.forEach((key, members) -> columns().stream()
                .filter(column ->
                        key.startsWith(column.table() + ".") && members.contains(column.name()) && column.isText())
                .forEach(column -> {
                    assertThat(insert(column, members, "y", "y ")).as(key).isTrue();
                    assertThat(insert(column, members, "y", "y")).as(key).isFalse();
                    tried.add(column.table() + "." + column.name());
                }));
        assertThat(tried).contains("agent.name", "run.uuid", "operator.name", "counter.name");
    }

    @Test
    void tablesOfEarlierMastersAreConvertedAndKeepWhatTheyHave() {
        stop();
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        sql = new Sql(database, database.newDatabase());
        earlier();
        sql.rows("INSERT INTO operator (name, password_hash, created_at) VALUES ('admin', 'h', '2026-01-01')");
        assertThat(sql.rows("SELECT 1 FROM operator WHERE name = ?", "admin ")).hasSize(1);
        migrate(SchemaFile.loadAll());
        assertThat(sql.rows("SELECT 1 FROM operator WHERE name = ?", "admin ")).isEmpty();
        assertThat(sql.rows("SELECT 1 FROM operator WHERE name = ?", "admin")).hasSize(1);
        assertThat(columns().stream()
                        .filter(TextColumn::isText)
                        .map(TextColumn::collation)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void tableThatALaterFileCreatesCanBeComparedWithEarlierOnes() {
        List<SchemaFile> files = new ArrayList<>(SchemaFile.loadAll());
        files.add(new SchemaFile(
                files.size() + 1,
                List.of(
                        "CREATE TABLE IF NOT EXISTS later (name VARCHAR(255) NOT NULL) DEFAULT CHARSET=utf8mb4"
                                + " COLLATE=utf8mb4_bin",
                        "INSERT INTO later (name) SELECT 'x ' FROM counter WHERE name = 'approval'",
                        "DELETE later FROM later JOIN agent ON agent.name = later.name")));
        migrate(files);
        assertThat(sql.rows("SELECT 1 FROM later WHERE name = 'x '")).hasSize(1);
        assertThat(sql.rows("SELECT 1 FROM later WHERE name = 'x'")).isEmpty();
    }

    /** As a master of version 5 left it, over one connection, since some statements prepare the next. */
    private void earlier() {
        SqlConnection connection = RunningMaster.join(sql.pool().getConnection());
        for (SchemaFile file : SchemaFile.loadAll().subList(0, 5)) {
            file.statements()
                    .forEach(statement ->
                            RunningMaster.join(connection.query(statement).execute()));
        }
        RunningMaster.join(connection
                .query("CREATE TABLE schema_version (version INT PRIMARY KEY)")
                .execute());
        RunningMaster.join(
                connection.query("INSERT INTO schema_version VALUES (5)").execute());
        RunningMaster.join(connection.close());
    }

    private void migrate(List<SchemaFile> files) {
        RunningMaster.join(new SchemaMigration(sql.vertx(), sql.pool(), files).runOnce());
    }

    private List<TextColumn> columns() {
        return sql.rows(COLUMNS).stream().map(TextColumn::of).toList();
    }

    /** How many rows a statement finds by the other text where 'x' is stored. */
    private int equal(TextColumn column, String other) {
        return inTransaction(connection -> {
            insert(connection, column, "x", any -> true);
            return RunningMaster.join(connection
                            .preparedQuery("SELECT 1 FROM " + column.table() + " WHERE " + column.name() + " = ?"
                                    + " AND " + column.name() + " IN (?) AND " + column.name() + " <=> ?")
                            .execute(Tuple.of(other, other, other)))
                    .size();
        });
    }

    /** Whether there can be rows that differ in the column, and in no other that is a member of its key. */
    private boolean insert(TextColumn column, List<String> key, String one, String other) {
        return inTransaction(connection -> {
            insert(connection, column, one, any -> true);
            try {
                insert(connection, column, other, key::contains);
                return true;
            } catch (IllegalStateException e) {
                assertThat(e.getCause()).isInstanceOf(MySQLException.class).hasMessageContaining("Duplicate");
                return false;
            }
        });
    }

    /** @param first which of the other columns have the first of their values */
    private void insert(SqlConnection connection, TextColumn target, String text, Predicate<String> first) {
        List<TextColumn> columns = columns().stream()
                .filter(column -> column.table().equals(target.table()))
                .filter(column -> !isGenerated(column))
                .toList();
        List<Object> values = new ArrayList<>();
        columns.forEach(column ->
                values.add(column.name().equals(target.name()) ? text : column.value(first.test(column.name()))));
        String names = String.join(", ", columns.stream().map(TextColumn::name).toList());
        String placeholders =
                String.join(", ", columns.stream().map(column -> "?").toList());
        RunningMaster.join(connection
                .preparedQuery("INSERT INTO " + target.table() + " (" + names + ") VALUES (" + placeholders + ")")
                .execute(Tuple.from(values)));
    }

    /** The database numbers rows itself. */
    private static boolean isGenerated(TextColumn column) {
        return column.name().equals("id") && !column.table().equals("former_host");
    }

    private <T> T inTransaction(Function<SqlConnection, T> work) {
        SqlConnection connection = RunningMaster.join(sql.pool().getConnection());
        Transaction transaction = RunningMaster.join(connection.begin());
        try {
            return work.apply(connection);
        } finally {
            RunningMaster.join(transaction.rollback());
            RunningMaster.join(connection.close());
        }
    }
}
