package io.masif.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.store.ConflictStore;
import io.masif.rig.Await;
import io.masif.rig.EmbeddedDatabase;
import io.masif.rig.Pki;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConflictTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PATH = "/v1/pending-tasks";
    private static final String ONE = "[{\"package\":\"one\",\"action\":\"purge\",\"from_version\":\"1\"}]";
    private static final String OTHER = "[{\"package\":\"other\",\"action\":\"purge\",\"from_version\":\"1\"}]";
    private static final String IN_CONFLICT = "SELECT conflict_at IS NOT NULL FROM agent WHERE name = ?";
    private static final String EVENTS = "SELECT COUNT(*) FROM event WHERE actor = ? AND kind = ?";

    @TempDir
    static Path folder;

    private static Pki pki;
    private static PlayedMaster master;
    private static PlayedMaster second;
    private static Sql sql;

    @BeforeAll
    static void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        pki = Pki.in(folder);
        master = PlayedMaster.start(database, name, pki);
        second = PlayedMaster.start(database, name, pki);
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
        try (PlayedAgent one = PlayedAgent.of(master, pki, "copied");
                PlayedAgent other = PlayedAgent.of(master, pki, "copied")) {
            for (int round = 0; round < 3; round++) {
                one.postWhenReady(PATH, ONE);
                other.postWhenReady(PATH, OTHER);
            }
        }
        Await.until(
                "it is noted", PATIENCE, () -> sql.text(IN_CONFLICT, "copied").equals("1"));
        assertThat(sql.text(EVENTS, "copied", "conflict-began")).isEqualTo("1");
        assertThat(PlayedMaster.wait(ConflictStore.end(sql.pool(), Duration.ofSeconds(-1))))
                .contains("copied");
        assertThat(sql.text(IN_CONFLICT, "copied")).isEqualTo("0");
        assertThat(sql.text(EVENTS, "copied", "conflict-ended")).isEqualTo("1");
    }

    @Test
    void machinesAtTwoMastersAreNoticed() {
        try (PlayedAgent one = PlayedAgent.of(master, pki, "far-apart");
                PlayedAgent other = PlayedAgent.of(second, pki, "far-apart")) {
            Await.until("it is noted", PATIENCE, () -> {
                one.postWhenReady(PATH, ONE);
                other.postWhenReady(PATH, OTHER);
                return sql.text(IN_CONFLICT, "far-apart").equals("1");
            });
        }
    }

    @Test
    void oneMachineThatChangesItsMindIsNoConflict() {
        try (PlayedAgent one = PlayedAgent.of(master, pki, "undecided")) {
            for (int round = 0; round < 3; round++) {
                one.postWhenReady(PATH, ONE);
                one.postWhenReady(PATH, OTHER);
            }
        }
        try (PlayedAgent again = PlayedAgent.of(master, pki, "undecided")) {
            again.postWhenReady(PATH, ONE);
            again.postWhenReady(PATH, "[]");
        }
        assertThat(sql.text(IN_CONFLICT, "undecided")).isEqualTo("0");
    }
}
