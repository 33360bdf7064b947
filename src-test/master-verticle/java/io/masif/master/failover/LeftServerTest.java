package io.masif.master.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.boot.config.Address;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.boot.database.DatabasePool;
import io.masif.boot.database.DatabaseTls;
import io.masif.master.bed.RunningMaster;
import io.masif.rig.cluster.ReplicatedPair;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pools of a process whose server is lost. */
class LeftServerTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    /** Longer than the test waits: only that the server is left ends what waits for it. */
    private static final Duration DATABASE_TIMEOUT = Duration.ofMinutes(30);

    private static final String SERVER = "SELECT @@port";

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path folder;

    private ReplicatedPair pair;

    /** The primary is in use. */
    @BeforeEach
    void start() {
        pair = ReplicatedPair.start(folder.resolve("pair"));
        assertThat(RunningMaster.join(readPort(openPool("first"))))
                .isEqualTo(pair.primary().port());
        pair.awaitCopied();
    }

    @AfterEach
    void stop() {
        RunningMaster.join(vertx.close());
        pair.close();
    }

    /** It accepts connections, and lets nobody in. Such a connection is the only one that the pool may have. */
    @Test
    void connectionToAFrozenServerThatIsBeingOpenedIsClosed() {
        pair.primary().freeze();
        Pool pool = openPool("second");
        Future<Integer> begun = readPort(pool);
        pair.promote();
        Await.until("a statement at the next server", TIMEOUT, () -> RunningMaster.join(
                        readPort(pool).otherwise(0))
                .equals(pair.replica().port()));
        assertThat(begun.isComplete()).isTrue();
    }

    @Test
    void nextServerIsKnownWhenTheyHaveBeenAskedAgain() {
        pair.primary().kill();
        pair.promote();
        // the first one may end with what was asked before
        RunningMaster.join(DatabasePool.recheckServers(vertx));
        RunningMaster.join(DatabasePool.recheckServers(vertx));
        assertThat(RunningMaster.join(readPort(openPool("second"))))
                .isEqualTo(pair.replica().port());
    }

    private Pool openPool(String name) {
        return DatabasePool.createPool(
                vertx,
                name,
                new DatabaseConfiguration(
                        List.of(address(pair.primary()), address(pair.replica())),
                        "masif",
                        pair.primary().user(),
                        pair.primary().password(),
                        1,
                        DatabaseTls.PREFERRED,
                        DATABASE_TIMEOUT));
    }

    private static Address address(EmbeddedDatabase server) {
        return new Address(server.host(), server.port());
    }

    private static Future<Integer> readPort(Pool pool) {
        return pool.query(SERVER).execute().map(rows -> rows.iterator().next().getInteger(0));
    }
}
