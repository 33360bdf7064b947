package io.masif.master.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.boot.config.Address;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.boot.database.DatabasePool;
import io.masif.boot.database.DatabaseTls;
import io.masif.master.bed.RunningMaster;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.Relay;
import io.masif.rig.process.Await;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The connections over which the schema is migrated: only the login has a limit. */
class SilentLoginTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final EmbeddedDatabase database = EmbeddedDatabase.shared();
    private final Relay relay = new Relay(database.port());
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        RunningMaster.join(vertx.close());
        relay.close();
    }

    /** The pool has two connections. */
    @Test
    void loginsThatAreNotAnsweredDoNotKeepTheirPlaces() {
        Pool pool = openPool(Duration.ofSeconds(10));
        for (int turn = 0; turn < 2; turn++) {
            relay.silenceNext();
            pool.query("SELECT 1").execute();
            Await.until("a connection is silent", PATIENCE, relay::hasSilencedNext);
        }
        RunningMaster.join(pool.query("SELECT 1").execute());
    }

    @Test
    void statementsMayTakeLong() {
        Pool pool = openPool(Duration.ofSeconds(2));
        assertThat(RunningMaster.join(pool.query("SELECT SLEEP(5)").execute()).size())
                .isEqualTo(1);
    }

    private Pool openPool(Duration timeout) {
        return DatabasePool.createUnlimitedPool(
                vertx,
                new DatabaseConfiguration(
                        List.of(new Address("127.0.0.1", relay.port())),
                        database.newDatabase(),
                        database.user(),
                        database.password(),
                        1,
                        DatabaseTls.PREFERRED,
                        timeout));
    }
}
