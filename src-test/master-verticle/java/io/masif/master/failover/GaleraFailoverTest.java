package io.masif.master.failover;

import io.masif.rig.cluster.GaleraCluster;
import java.nio.file.Path;

/** Masters that know all servers of a cluster, and prefer different ones. */
class GaleraFailoverTest extends GaleraCase {
    @Override
    Access open(GaleraCluster started, Path folder) {
        return new Access(first -> started.uri(first, "masif", "masif"), () -> {});
    }
}
