package io.masif.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.rig.cluster.GaleraCluster;
import io.masif.rig.cluster.ReplicatedPair;
import io.masif.rig.database.EmbeddedDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the servers of the rig are clusters: each has what was committed at another one. */
class DatabaseClusterTest {
    private static final String COUNT = "SELECT COUNT(*) FROM masif.t";

    @TempDir
    static Path folder;

    @Test
    void galeraKeepsWhatWasCommittedWhicheverServerIsLost() {
        try (GaleraCluster cluster = GaleraCluster.start(folder.resolve("galera"))) {
            cluster.node(0).execute("CREATE TABLE masif.t (id INT PRIMARY KEY AUTO_INCREMENT)");
            cluster.node(1).kill();
            insert(cluster.node(0));
            cluster.rejoin(1);
            assertThat(cluster.node(1).execute(COUNT)).containsExactly("1");
            cluster.node(2).freeze();
            insert(cluster.node(0));
            cluster.thaw(2);
            cluster.cutOff(1);
            insert(cluster.node(2));
            assertThatThrownBy(() -> cluster.node(1).execute(COUNT)).hasStackTraceContaining("WSREP has not yet");
            cluster.connect(1);
            assertThat(cluster.node(1).execute(COUNT)).containsExactly("3");
            cluster.node(0).kill();
            cluster.node(1).kill();
            cluster.node(2).kill();
            cluster.startAll();
            assertThat(cluster.node(2).execute(COUNT)).containsExactly("3");
        }
    }

    @Test
    void replicaHasWhatItCopiedWhenItIsPromoted() {
        try (ReplicatedPair pair = ReplicatedPair.start(folder.resolve("pair"))) {
            pair.primary().execute("CREATE TABLE masif.t (id INT PRIMARY KEY AUTO_INCREMENT)");
            insert(pair.primary());
            pair.awaitCopied();
            pair.stopCopying();
            insert(pair.primary());
            pair.primary().kill();
            pair.promote();
            insert(pair.replica());
            assertThat(pair.replica().execute(COUNT)).containsExactly("2");
        }
    }

    private static void insert(EmbeddedDatabase server) {
        server.execute("INSERT INTO masif.t VALUES ()");
    }
}
