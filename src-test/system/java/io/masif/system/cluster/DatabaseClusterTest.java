package io.masif.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.cluster.GaleraCluster;
import io.masif.rig.cluster.ReplicatedPair;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the servers of the rig are clusters: each has what was committed at another one. */
class DatabaseClusterTest {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String COUNT = "SELECT COUNT(*) FROM masif.t";

    @TempDir
    static Path folder;

    @Test
    void galeraKeepsWhatWasCommittedWhicheverServerIsLost() {
        try (GaleraCluster cluster = GaleraCluster.start(folder.resolve("galera"))) {
            awaitExecuted(cluster.node(0), "CREATE TABLE IF NOT EXISTS masif.t (id INT PRIMARY KEY)");
            cluster.kill(1);
            insert(cluster.node(0), 1);
            cluster.rejoin(1);
            awaitCount(cluster.node(1), 1);
            cluster.node(2).freeze();
            insert(cluster.node(0), 2);
            cluster.thaw(2);
            awaitCount(cluster.node(2), 2);
            cluster.kill(0, 1, 2);
            cluster.startAll();
            awaitCount(cluster.node(2), 2);
        }
    }

    @Test
    void replicaHasWhatItCopiedWhenItIsPromoted() {
        try (ReplicatedPair pair = ReplicatedPair.start(folder.resolve("pair"))) {
            pair.primary().execute("CREATE TABLE masif.t (id INT PRIMARY KEY)");
            insert(pair.primary(), 1);
            pair.awaitCopied();
            pair.stopCopying();
            insert(pair.primary(), 2);
            pair.primary().kill();
            pair.promote();
            insert(pair.replica(), 3);
            assertThat(pair.replica().execute(COUNT)).containsExactly("2");
        }
    }

    private static void insert(EmbeddedDatabase server, int id) {
        awaitExecuted(server, "INSERT IGNORE INTO masif.t VALUES (" + id + ")");
    }

    private static void awaitCount(EmbeddedDatabase server, int rows) {
        assertThat(awaitExecuted(server, COUNT)).containsExactly(Integer.toString(rows));
    }

    /** While the servers agree who is left, which they also do when one of them stood still, a statement may be refused. */
    private static List<String> awaitExecuted(EmbeddedDatabase server, String statement) {
        return Await.value(statement, TIMEOUT, () -> {
            try {
                return Optional.of(server.execute(statement));
            } catch (IllegalStateException e) {
                return Optional.empty();
            }
        });
    }
}
