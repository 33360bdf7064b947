package io.masif.master.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.master.store.ConflictStore;
import io.masif.revision.FleetLock;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConflictTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String PATH = "/v1/pending-tasks";
    private static final String ONE = "[{\"package\":\"one\",\"action\":\"purge\",\"from_version\":\"1\"}]";
    private static final String OTHER = "[{\"package\":\"other\",\"action\":\"purge\",\"from_version\":\"1\"}]";
    private static final String IN_CONFLICT = "SELECT conflict_at IS NOT NULL FROM agent WHERE name = ?";
    private static final String EVENTS = "SELECT COUNT(*) FROM event WHERE actor = ? AND kind = ?";

    @TempDir
    static Path folder;

    private static Pki pki;
    private static RunningMaster master;
    private static RunningMaster second;
    private static Sql sql;

    @BeforeAll
    static void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        pki = Pki.in(folder);
        master = RunningMaster.start(database, name, pki);
        second = RunningMaster.start(database, name, pki);
        sql = new Sql(database, name);
    }

    @AfterAll
    static void stop() {
        sql.close();
        master.close();
        second.close();
    }

    @Test
    void copiesOfOneMachineAreNoticedByTheirPlans() {
        makeConflict("copied");
        assertThat(sql.text(EVENTS, "copied", "conflict-began")).isEqualTo("1");
        assertThat(RunningMaster.join(ConflictStore.expire(sql.pool(), Duration.ofSeconds(-1))))
                .contains("copied");
        assertThat(sql.text(IN_CONFLICT, "copied")).isEqualTo("0");
        assertThat(sql.text(EVENTS, "copied", "conflict-ended")).isEqualTo("1");
    }

    @Test
    void machinesThatSayWhoTheyAreAreNoticedWhateverTheirPlans() {
        try (HttpAgent one = HttpAgent.of(master, pki, "known").withMachineId("1");
                HttpAgent other = HttpAgent.of(master, pki, "known").withMachineId("2")) {
            for (int round = 0; round < 3; round++) {
                one.post(PATH, ONE.replace("one", "one-" + round));
                other.post(PATH, OTHER.replace("other", "other-" + round));
            }
        }
        Await.until("it is noted", TIMEOUT, () -> sql.text(IN_CONFLICT, "known").equals("1"));
    }

    @Test
    void machinesAtTwoMastersAreNoticed() {
        try (HttpAgent one = HttpAgent.of(master, pki, "far-apart");
                HttpAgent other = HttpAgent.of(second, pki, "far-apart")) {
            Await.until("it is noted", TIMEOUT, () -> {
                one.post(PATH, ONE);
                other.post(PATH, OTHER);
                return sql.text(IN_CONFLICT, "far-apart").equals("1");
            });
        }
    }

    @Test
    void conflictIsEndedOnceWhereMastersComeTogether() {
        Promise<Void> until = Promise.promise();
        holdOldConflict("quiet", until);
        List<Future<List<String>>> ends = List.of(end(), end());
        try {
            awaitWaiting(2);
        } finally {
            until.complete();
        }
        ends.forEach(RunningMaster::join);
        assertThat(sql.text(IN_CONFLICT, "quiet")).isEqualTo("0");
        assertThat(sql.text(EVENTS, "quiet", "conflict-ended")).isEqualTo("1");
    }

    @Test
    void conflictThatIsSeenAgainMeanwhileGoesOn() {
        Promise<Void> until = Promise.promise();
        holdOldConflict("loud", until);
        Future<List<String>> end = end();
        try {
            awaitWaiting(1);
            sql.rows("UPDATE agent SET conflict_at = UTC_TIMESTAMP(3) WHERE name = 'loud'");
        } finally {
            until.complete();
        }
        assertThat(RunningMaster.join(end)).isEmpty();
        assertThat(sql.text(IN_CONFLICT, "loud")).isEqualTo("1");
        assertThat(sql.text(EVENTS, "loud", "conflict-ended")).isEqualTo("0");
    }

    @Test
    void oneMachineThatChangesItsMindIsNoConflict() {
        try (HttpAgent one = HttpAgent.of(master, pki, "undecided")) {
            for (int round = 0; round < 3; round++) {
                one.post(PATH, ONE);
                one.post(PATH, OTHER);
            }
        }
        try (HttpAgent again = HttpAgent.of(master, pki, "undecided")) {
            again.post(PATH, ONE);
            again.post(PATH, "[]");
        }
        makeConflict("decided");
        assertThat(sql.text(IN_CONFLICT, "undecided")).isEqualTo("0");
    }

    /** Of two machines with one name, until it is noted. */
    private static void makeConflict(String host) {
        try (HttpAgent one = HttpAgent.of(master, pki, host);
                HttpAgent other = HttpAgent.of(master, pki, host)) {
            for (int round = 0; round < 3; round++) {
                one.post(PATH, ONE);
                other.post(PATH, OTHER);
            }
        }
        Await.until("it is noted", TIMEOUT, () -> sql.text(IN_CONFLICT, host).equals("1"));
    }

    /** A host in a conflict that is old, and a transaction that keeps everybody from ending it until the promise is kept. */
    private static void holdOldConflict(String host, Promise<Void> until) {
        try (HttpAgent agent = HttpAgent.of(master, pki, host)) {
            agent.post(PATH, ONE);
        }
        Promise<Void> held = Promise.promise();
        sql.pool().withTransaction(connection -> FleetLock.acquire(connection)
                .onSuccess(revision -> held.complete())
                .compose(revision -> until.future()));
        RunningMaster.join(held.future());
        sql.rows("UPDATE agent SET conflict_at = UTC_TIMESTAMP(3) - INTERVAL 2 HOUR WHERE name = ?", host);
    }

    private static Future<List<String>> end() {
        return ConflictStore.expire(sql.pool(), Duration.ofHours(1));
    }

    private static void awaitWaiting(int transactions) {
        Await.until("so many wait for a lock", TIMEOUT, () -> sql.countLockWaits() >= transactions);
    }
}
