package io.masif.master.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.rig.cluster.GaleraCluster;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Masters that write to different servers of a cluster, and servers that are lost. */
class GaleraFailoverTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final String PATH = "/v1/pending-tasks";
    private static final String TASK = "[{\"package\":\"p\",\"action\":\"purge\",\"from_version\":\"%d\"}]";
    private static final String VERSION = """
            SELECT from_version FROM masif.agent JOIN masif.plan ON plan.id = plan_id
            JOIN masif.action ON JSON_CONTAINS(actions, CAST(action.id AS CHAR)) WHERE agent.name = '%s'""";

    @TempDir
    static Path folder;

    private static GaleraCluster cluster;
    private static Pki pki;
    private static RunningMaster one;
    private static RunningMaster other;
    private static int version;

    @BeforeAll
    static void start() {
        cluster = GaleraCluster.start(folder.resolve("galera"));
        pki = Pki.in(folder.resolve("pki"));
        one = startMaster(0);
        other = startMaster(1);
        reportToBoth();
    }

    private static RunningMaster startMaster(int first) {
        return RunningMaster.start(
                cluster.node(first), "masif", pki, Map.of("db.dsn", cluster.uri(first, "masif", "masif")));
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        cluster.close();
    }

    @Test
    void serverThatIsKilled() {
        cluster.kill(0);
        reportToBoth();
        cluster.rejoin(0);
        reportToBoth();
    }

    @Test
    void serverThatIsFrozen() {
        cluster.node(1).freeze();
        reportToBoth();
        cluster.thaw(1);
        reportToBoth();
    }

    @Test
    void serverThatIsCutOffFromTheOthers() {
        cluster.cutOff(1);
        reportToBoth();
        cluster.connect(1);
        reportToBoth();
    }

    @Test
    void allServersAreAwayAndComeBack() {
        cluster.kill(0, 1, 2);
        try (HttpAgent agent = HttpAgent.of(one, pki, "host0")) {
            assertThat(agent.postOnce(PATH, TASK.formatted(++version)).status()).isEqualTo(503);
        }
        cluster.startAll();
        reportToBoth();
    }

    /** Each host tells one of the masters something new, and the other one the same again; all of it is stored then. */
    private static void reportToBoth() {
        version++;
        for (int host = 0; host < 4; host++) {
            report(host % 2 == 0 ? one : other, "host" + host);
        }
        for (int host = 0; host < 4; host++) {
            report(host % 2 == 0 ? other : one, "host" + host);
            String name = "host" + host;
            Await.until("the report of " + name + " at the third server", TIMEOUT, () -> isStored(name));
        }
    }

    private static void report(RunningMaster master, String host) {
        try (HttpAgent agent = HttpAgent.of(master, pki, host)) {
            assertThat(agent.post(PATH, TASK.formatted(version)).status()).isEqualTo(200);
        }
    }

    /** What was committed at another server is there a moment later; one that stood still has to come back first. */
    private static boolean isStored(String host) {
        try {
            return cluster.node(2).execute(VERSION.formatted(host)).equals(List.of(Integer.toString(version)));
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
