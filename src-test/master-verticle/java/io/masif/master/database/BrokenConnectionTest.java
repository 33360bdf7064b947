package io.masif.master.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.boot.config.Address;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.boot.database.DatabasePool;
import io.masif.boot.database.DatabaseTls;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever was sent ends when its connection breaks: a pool of one connection, with pipelining. */
class BrokenConnectionTest {
    /** Longer than the test waits: only the break ends a statement. */
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SLEEP = "SELECT SLEEP(600)";
    private static final String SLEEPING =
            "SELECT id FROM information_schema.processlist WHERE db = ? AND info = '" + SLEEP + "'";

    private final EmbeddedDatabase database = EmbeddedDatabase.shared();
    private final String name = database.newDatabase();
    private final Sql sql = new Sql(database, name);
    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final Pool pool = openPool(database.port());

    @AfterEach
    void close() {
        wait(vertx.close());
        sql.close();
    }

    @Test
    void allThatWasSent() {
        Future<Integer> failures = run(() -> pool.withConnection(connection -> {
            List<Future<RowSet<Row>>> sent = List.of(
                    connection.query(SLEEP).execute(),
                    connection.query("SELECT 2").execute(),
                    connection.preparedQuery("SELECT 3").execute());
            return Future.join(sent)
                    .transform(done -> Future.succeededFuture(
                            (int) sent.stream().filter(Future::failed).count()));
        }));
        kill();
        assertThat(wait(failures)).isEqualTo(3);
        assertUsable();
    }

    @Test
    void statementOfWhoGetsTheConnectionBeforeAllIsAnswered() {
        Future<?> first = run(() -> pool.withConnection(connection -> Future.all(
                connection.query("SELECT * FROM missing").execute(),
                connection.query(SLEEP).execute())));
        assertThatThrownBy(() -> wait(first)).hasMessageContaining("missing");
        Future<?> second = run(() -> pool.query("SELECT 2").execute());
        kill();
        assertThatThrownBy(() -> wait(second)).hasCauseInstanceOf(ClosedConnectionException.class);
        assertUsable();
    }

    @Test
    void statementOfWhoWaitsForTheConnection() {
        Future<?> first = run(() -> pool.query(SLEEP).execute());
        Future<?> second = run(() -> pool.query("SELECT 2").execute());
        kill();
        assertThatThrownBy(() -> wait(first)).hasCauseInstanceOf(ClosedConnectionException.class);
        // it gets another connection
        wait(second);
    }

    @Test
    void connectionThatBreaksBeforeItIsReady() {
        List<Throwable> unhandled = new CopyOnWriteArrayList<>();
        vertx.exceptionHandler(unhandled::add);
        Pool distant = openPool(wait(breakFirst("wait_timeout")).actualPort());
        Future<?> first = run(() -> distant.query("SELECT 1").execute());
        assertThatThrownBy(() -> wait(first)).cause().isNotInstanceOf(TimeoutException.class);
        wait(run(() -> distant.query("SELECT 2").execute()));
        assertThat(unhandled).isEmpty();
    }

    /** Passes connections on to the database, of which the first breaks when the client sends this text. */
    private Future<NetServer> breakFirst(String text) {
        AtomicBoolean isBroken = new AtomicBoolean();
        NetClient client = vertx.createNetClient();
        return vertx.createNetServer()
                .connectHandler(near -> {
                    near.pause();
                    client.connect(database.port(), "127.0.0.1").onSuccess(far -> {
                        near.handler(data -> {
                            if (data.toString(StandardCharsets.ISO_8859_1).contains(text)
                                    && isBroken.compareAndSet(false, true)) {
                                near.close();
                            } else {
                                far.write(data);
                            }
                        });
                        far.handler(near::write);
                        near.closeHandler(closed -> far.close());
                        near.resume();
                    });
                })
                .listen(0, "127.0.0.1");
    }

    private Pool openPool(int port) {
        return DatabasePool.createPipelinedPool(
                vertx,
                "test" + port,
                new DatabaseConfiguration(
                        List.of(new Address("127.0.0.1", port)),
                        name,
                        database.user(),
                        database.password(),
                        1,
                        DatabaseTls.PREFERRED,
                        TIMEOUT));
    }

    /** From one event loop, as those of a verticle. */
    private <T> Future<T> run(Supplier<Future<T>> work) {
        Promise<T> result = Promise.promise();
        context.runOnContext(begun -> work.get().onComplete(result));
        return result.future();
    }

    private void kill() {
        Await.until("it sleeps", PATIENCE, () -> !sql.rows(SLEEPING, name).isEmpty());
        database.execute("KILL " + sql.text(SLEEPING, name));
    }

    private void assertUsable() {
        Await.until("there is another connection", PATIENCE, () -> {
            Future<?> next = run(() -> pool.query("SELECT 4").execute());
            assertEnds(next);
            return next.succeeded();
        });
    }

    private static void assertEnds(Future<?> statement) {
        wait(statement.transform(ended -> Future.succeededFuture()));
    }

    private static <T> T wait(Future<T> future) {
        return future.timeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
