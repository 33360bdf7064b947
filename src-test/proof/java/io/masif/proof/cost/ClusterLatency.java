package io.masif.proof.cost;

import io.masif.proof.install.InstalledAgent;
import io.masif.rig.ClusterServices;
import io.masif.rig.Fleet;
import io.masif.rig.Host;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.process.Ports;
import io.masif.rig.process.Service;
import java.nio.file.Path;
import java.time.Duration;

/** As {@link ApprovalLatency}, with two masters and two UIs behind HAProxy, over three database servers. */
final class ClusterLatency {
    private static final String HOST = "bench";
    private static final int REPORT_SECONDS = 3600;
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final Path root;
    private final Path folder;

    /**
     * @param root the folder with the agent's package
     * @param folder to work in
     */
    ClusterLatency(Path root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    /** @param count how many packages are approved, one after the other */
    ApprovalLatency measure(int count) {
        ClusterServices services = new ClusterServices(folder, Ports.free());
        try (Fleet fleet = Fleet.start(EmbeddedDatabase.binaries(), folder, services)) {
            fleet.archive().add(BenchPackages.of(count, "1.0"));
            Host host = fleet.addHost(HOST, BenchPackages.installed(count));
            fleet.archive().add(BenchPackages.of(count, "1.1"));
            host.update();
            Service agent = new InstalledAgent(
                            root,
                            folder.resolve("agent"),
                            fleet,
                            HOST,
                            host.sandbox().aptConfig(),
                            REPORT_SECONDS)
                    .service()
                    .start();
            try {
                Await.until("its plan", TIMEOUT, () -> fleet.api().pending().size() == count);
                return new ApprovalLatency(fleet, host, services.masters()).measure(count);
            } finally {
                agent.terminate();
            }
        }
    }
}
