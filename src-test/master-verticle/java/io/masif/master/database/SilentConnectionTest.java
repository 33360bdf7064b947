package io.masif.master.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.boot.config.Address;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.boot.database.DatabasePool;
import io.masif.boot.database.DatabaseTls;
import io.masif.boot.database.IdleTransactionLimit;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.master.bed.Housekeeping;
import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.revision.FleetLock;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.Relay;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Pool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connection to the database that neither side closes, and over which nothing comes any more. */
class SilentConnectionTest {
    private static final String PATH = "/v1/pending-tasks";
    private static final String TASK = "[{\"package\":\"p\",\"action\":\"purge\",\"from_version\":\"%s\"}]";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private final EmbeddedDatabase database = EmbeddedDatabase.shared();
    private final String name = database.newDatabase();
    private final Pki pki = Pki.in(folder);
    private final Relay relay = new Relay(database.port());
    private Sql sql;

    @BeforeEach
    void start() {
        sql = new Sql(database, name);
    }

    @AfterEach
    void stop() {
        sql.close();
        relay.close();
    }

    @Test
    void masterLostInTheMiddleOfATransactionDoesNotKeepOthersFromWriting() {
        Vertx lost = Vertx.vertx();
        try (RunningMaster master = RunningMaster.start(database, name, pki);
                HttpAgent web = HttpAgent.of(master, pki, "web")) {
            assertThat(web.post(PATH, TASK.formatted(1)).status()).isEqualTo(200);
            Pool pool = DatabasePool.createPool(lost, "lost", throughTheRelay(Duration.ofMinutes(10)));
            Promise<Long> locked = Promise.promise();
            IdleTransactionLimit.inTransaction(pool, connection -> FleetLock.acquire(connection)
                    .onComplete(locked)
                    .compose(never -> Promise.promise().future()));
            RunningMaster.join(locked.future());
            relay.silence();
            assertThat(web.post(PATH, TASK.formatted(2)).status()).isEqualTo(200);
        } finally {
            RunningMaster.join(lost.close());
        }
    }

    @Test
    void masterLostWhileItTakesItsNumberDoesNotKeepOthersFromTakingOne() {
        Map<String, Object> access =
                Map.of("db.dsn", throughTheRelay(Duration.ofMinutes(10)).toString(), "db.timeout", 600);
        try (RunningMaster master = RunningMaster.start(database, name, pki);
                RunningMaster frozen = RunningMaster.start(database, name, pki, access);
                HttpAgent lost = HttpAgent.of(frozen, pki, "lost");
                HttpAgent web = HttpAgent.of(master, pki, "web")) {
            relay.silenceAfter("WHERE number = 0");
            lost.postAsync(PATH, TASK.formatted(1));
            Await.until("one is silent", TIMEOUT, relay::hasSilencedAfterText);
            assertThat(web.post(PATH, TASK.formatted(1)).status()).isEqualTo(200);
            relay.disconnect();
        }
    }

    @Test
    void approvalsAreReadOverAnotherConnection() {
        Map<String, Object> access =
                Map.of("db.dsn", throughTheRelay(Duration.ofSeconds(15)).toString(), "db.timeout", 600);
        try (RunningMaster master = RunningMaster.start(database, name, pki, access);
                HttpAgent web = HttpAgent.of(master, pki, "web")) {
            for (int round = 0; round < 3; round++) {
                // by version 2: what version 1 is approved is written before it is answered
                Action action = Action.of("p", "amd64", Kind.PURGE, Integer.toString(round), null);
                String report = Housekeeping.report(action);
                assertThat(approved(web, report)).isEmpty();
                relay.silenceNext();
                Await.until("one is silent", TIMEOUT, relay::hasSilencedNext);
                sql.approve("p", null, Integer.toString(round), null, null);
                Await.until("approved", TIMEOUT, () -> approved(web, report)
                        .contains(action.digest().toString()));
            }
        }
    }

    private static JsonArray approved(HttpAgent web, String report) {
        return web.post(Housekeeping.V2, report).object().getJsonArray("approved");
    }

    private DatabaseConfiguration throughTheRelay(Duration timeout) {
        return new DatabaseConfiguration(
                List.of(new Address("127.0.0.1", relay.port())),
                name,
                database.user(),
                database.password(),
                1,
                DatabaseTls.PREFERRED,
                timeout);
    }
}
