package io.masif.master.failover;

import io.masif.rig.cluster.GaleraCluster;
import io.masif.rig.process.Await;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Masters that know all servers of a cluster, and prefer different ones. */
class GaleraFailoverTest extends GaleraCase {
    @Override
    Access open(GaleraCluster started, Path folder) {
        return new Access(first -> started.uri(first, "masif", "masif"), () -> {});
    }

    @Test
    void serverThatIsNotSyncedIsUsedWhileThereIsNoOther() {
        int left = findUsed();
        desync(left, "ON");
        Await.until("no master uses it", TIMEOUT, () -> !isUsed(left));
        reportToBoth(next(left));
        desync(next(left), "ON");
        desync(next(next(left)), "ON");
        reportToBoth(left);
        IntStream.range(0, GaleraCluster.SIZE).forEach(server -> desync(server, "OFF"));
        reportToBoth(left);
    }

    /** As a server that another one copies. */
    private void desync(int server, String value) {
        cluster.node(server).execute("SET GLOBAL wsrep_desync = " + value);
    }
}
