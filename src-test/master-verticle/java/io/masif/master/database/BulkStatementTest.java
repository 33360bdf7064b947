package io.masif.master.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.boot.config.Address;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.boot.database.DatabasePool;
import io.masif.boot.database.DatabaseTls;
import io.masif.rig.database.EmbeddedDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements of several parts, over a pool of one connection with pipelining. */
class BulkStatementTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Of several parts each. */
    private static final int ROWS = 1300;

    private static final String INSERT = "INSERT INTO t VALUES %s";
    private static final String COUNT = "SELECT COUNT(*) AS result FROM t";

    private final EmbeddedDatabase database = EmbeddedDatabase.shared();
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool = DatabasePool.createPipelinedPool(
            vertx,
            "test",
            new DatabaseConfiguration(
                    List.of(new Address("127.0.0.1", database.port())),
                    database.newDatabase(),
                    database.user(),
                    database.password(),
                    1,
                    DatabaseTls.PREFERRED,
                    PATIENCE));

    @BeforeEach
    void create() {
        wait(pool.query("CREATE TABLE t (id INT PRIMARY KEY, n INT, CHECK (n < 2))")
                .execute());
    }

    @AfterEach
    void close() {
        wait(vertx.close());
    }

    @Test
    void rowsAreInsertedAllOrNone() {
        List<Integer> twice = Stream.concat(ids(1, ROWS).stream(), Stream.of(1)).toList();
        assertThatThrownBy(() -> wait(insert(twice))).hasMessageContaining("Duplicate entry");
        assertThat(number(COUNT)).isZero();
        wait(insert(ids(1, ROWS)));
        assertThat(number(COUNT)).isEqualTo(ROWS);
    }

    @Test
    void listOfEachSize() {
        wait(insert(ids(1, ROWS)));
        for (int size : List.of(0, 1, 2, 3, 511, 512, 513, ROWS)) {
            wait(pool.query("UPDATE t SET n = 0").execute());
            List<Integer> some = ids(1, size);
            assertThat(wait(BulkStatement.executeForList(
                            pool, "UPDATE t SET n = 1 WHERE id IN (%s)", some, Tuple::addInteger)))
                    .isEqualTo(size);
            assertThat(wait(BulkStatement.query(
                            pool,
                            "SELECT id FROM t WHERE n = 1 AND id IN (%s) ORDER BY id",
                            "?",
                            some,
                            Tuple::addInteger,
                            row -> row.getInteger("id"))))
                    .isEqualTo(some);
        }
    }

    @Test
    void nothingIsChangedAfterAPartThatFails() {
        wait(insert(ids(1, ROWS)));
        wait(pool.query("UPDATE t SET n = 1 WHERE id = 1").execute());
        assertThatThrownBy(() -> wait(BulkStatement.executeForList(
                        pool, "UPDATE t SET n = n + 1 WHERE id IN (%s)", ids(1, ROWS), Tuple::addInteger)))
                .hasMessageMatching("(?is).*constraint.*");
        assertThat(number("SELECT COUNT(*) AS result FROM t WHERE id > 512 AND n > 0"))
                .isZero();
    }

    @Test
    void valuesThatCannotBeBoundCostNoConnection() {
        for (int size : List.of(1, ROWS)) {
            assertThatThrownBy(() -> wait(BulkStatement.query(
                            pool,
                            "SELECT id FROM t WHERE id IN (%s)",
                            "?",
                            ids(1, size),
                            (tuple, id) -> {
                                throw new IllegalArgumentException("not bound");
                            },
                            row -> row)))
                    .hasMessageContaining("not bound");
            assertThat(number(COUNT)).isZero();
        }
    }

    @Test
    void textsThatAreUsedOnceAreNotKept() {
        int before = number("SHOW SESSION STATUS LIKE 'Com_stmt_close'");
        for (int id = 1; id <= 3; id++) {
            wait(pool.preparedQuery("SELECT id FROM t WHERE id BETWEEN " + id + " AND " + ROWS + " AND n > ?")
                    .execute(Tuple.of(0)));
        }
        assertThat(number("SHOW SESSION STATUS LIKE 'Com_stmt_close'")).isEqualTo(before + 3);
    }

    private Future<Void> insert(List<Integer> ids) {
        return BulkStatement.execute(pool, INSERT, "(?, 0)", ids, Tuple::addInteger);
    }

    private static List<Integer> ids(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    /** In the last column. */
    private int number(String sql) {
        return wait(pool.query(sql)
                .execute()
                .map(rows -> rows.iterator().next())
                .map(row -> Integer.parseInt(String.valueOf(row.getValue(row.size() - 1)))));
    }

    private static <T> T wait(Future<T> future) {
        return future.timeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
