package io.masif.master.failover;

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
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two masters that write to a cluster of three servers, of which those that they use are lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GaleraCase {
    static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final String PATH = "/v1/pending-tasks";
    private static final String TASK = "[{\"package\":\"p\",\"action\":\"purge\",\"from_version\":\"%d\"}]";
    private static final String VERSION = """
            SELECT from_version FROM masif.agent JOIN masif.plan ON plan.id = plan_id
            JOIN masif.action ON JSON_CONTAINS(actions, CAST(action.id AS CHAR)) WHERE agent.name = '%s'""";
    private static final String CONNECTIONS = "SELECT COUNT(*) FROM information_schema.processlist WHERE db = 'masif'";

    GaleraCluster cluster;
    private Access access;
    private Pki pki;
    private RunningMaster one;
    private RunningMaster other;
    private int version;

    /**
     * How the masters reach the servers.
     *
     * @param uri of the database, for a master that prefers the server of that number
     * @param end is called when the masters have ended
     */
    record Access(IntFunction<String> uri, Runnable end) {}

    /**
     * Prepares the access to a cluster that runs.
     *
     * @param folder for files
     */
    abstract Access open(GaleraCluster started, Path folder);

    @BeforeAll
    void start(@TempDir Path folder) {
        cluster = GaleraCluster.start(folder.resolve("galera"));
        access = open(cluster, folder);
        pki = Pki.in(folder.resolve("pki"));
        one = startMaster(0);
        other = startMaster(1);
        reportToBoth(0);
    }

    private RunningMaster startMaster(int first) {
        return RunningMaster.start(
                cluster.node(first), "masif", pki, Map.of("db.dsn", access.uri().apply(first)));
    }

    @AfterAll
    void stop() {
        Stream.of(one, other).filter(Objects::nonNull).forEach(RunningMaster::close);
        if (access != null) {
            access.end().run();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void serverThatIsKilled() {
        int lost = findUsed();
        cluster.kill(lost);
        reportToBoth(next(lost));
        cluster.rejoin(lost);
        reportToBoth(lost);
    }

    @Test
    void serverThatIsFrozen() {
        int lost = findUsed();
        cluster.node(lost).freeze();
        reportToBoth(next(lost));
        cluster.thaw(lost);
        reportToBoth(lost);
    }

    @Test
    void serverThatIsCutOffFromTheOthers() {
        int lost = findUsed();
        cluster.cutOff(lost);
        reportToBoth(next(lost));
        cluster.connect(lost);
        reportToBoth(lost);
    }

    @Test
    void serverThatBecomesReadOnlyIsLeft() {
        int left = findUsed();
        cluster.node(left).execute("SET GLOBAL read_only = ON");
        Await.until("no master uses it", TIMEOUT, () -> !isUsed(left));
        reportToBoth(next(left));
        cluster.node(left).execute("SET GLOBAL read_only = OFF");
        reportToBoth(left);
    }

    @Test
    void allServersAreAwayAndComeBack() {
        cluster.kill(0, 1, 2);
        try (HttpAgent agent = HttpAgent.of(one, pki, "host0")) {
            assertThat(agent.postOnce(PATH, TASK.formatted(++version)).status()).isEqualTo(503);
        }
        cluster.startAll();
        reportToBoth(2);
    }

    final int findUsed() {
        return Await.value("a server that a master uses", TIMEOUT, () -> IntStream.range(0, GaleraCluster.SIZE)
                .filter(this::isUsed)
                .boxed()
                .findFirst());
    }

    final boolean isUsed(int server) {
        return !cluster.node(server).execute(CONNECTIONS).equals(List.of("0"));
    }

    static int next(int server) {
        return (server + 1) % GaleraCluster.SIZE;
    }

    /**
     * Each host tells one of the masters something new, and the other one the same again; all of it is stored then.
     *
     * @param witness the server that is asked for what is stored
     */
    final void reportToBoth(int witness) {
        version++;
        for (int host = 0; host < 4; host++) {
            report(host % 2 == 0 ? one : other, "host" + host);
        }
        for (int host = 0; host < 4; host++) {
            report(host % 2 == 0 ? other : one, "host" + host);
            String name = "host" + host;
            Await.until("the report of " + name + " at another server", TIMEOUT, () -> isStored(name, witness));
        }
    }

    private void report(RunningMaster master, String host) {
        try (HttpAgent agent = HttpAgent.of(master, pki, host)) {
            assertThat(agent.post(PATH, TASK.formatted(version)).status()).isEqualTo(200);
        }
    }

    /** What was committed at another server is there a moment later; one that stood still has to come back first. */
    private boolean isStored(String host, int witness) {
        try {
            return cluster.node(witness).execute(VERSION.formatted(host)).equals(List.of(Integer.toString(version)));
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
