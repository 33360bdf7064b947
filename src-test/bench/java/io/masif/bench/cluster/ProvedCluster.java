package io.masif.bench.cluster;

import io.masif.bench.certificate.Authority;
import io.masif.bench.certificate.Identities;
import io.masif.bench.cluster.load.AnswerCheck;
import io.masif.bench.cluster.load.ApiClient;
import io.masif.bench.cluster.load.ApprovalLedger;
import io.masif.bench.cluster.load.ApprovalLoad;
import io.masif.bench.cluster.load.HostLoad;
import io.masif.bench.connection.Connector;
import io.masif.bench.connection.SimulatedHosts;
import io.masif.bench.request.ActionPool;
import io.masif.bench.request.HostPlans;
import io.masif.bench.testbed.Pauses;
import io.masif.boot.config.Address;
import io.masif.rig.ClusterServices;
import io.masif.rig.cluster.ClusterSetup;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A cluster, its load, and what looks at both. */
final class ProvedCluster implements AutoCloseable {
    private static final int PACKAGES = 2000;
    private static final int ACTIONS = 20;
    private static final int KEPT_BYTES = 1 << 20;
    private static final int UIS = 2;
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    private final ClusterServices services;
    private final AnswerCheck check;
    private final HostLoad hosts;
    private final ApprovalLoad approvals;
    private final FaultRun run;

    private ProvedCluster(ClusterServices services, int hostCount, double rate)
            throws IOException, GeneralSecurityException {
        this.services = services;
        ApprovalLedger ledger = new ApprovalLedger();
        this.check = new AnswerCheck(ledger);
        ActionPool pool = new ActionPool(PACKAGES);
        SimulatedHosts names = new SimulatedHosts("host-", hostCount);
        this.hosts = new HostLoad(connector(names), names, new HostPlans(pool, hostCount, ACTIONS, true), check, rate);
        String password = services.uiPassword();
        this.approvals = new ApprovalLoad(
                new ApiClient(services.uiAddress(), password), ledger, updates(pool), names::name, hostCount);
        StoredState stored = new StoredState(services.cluster().node(0));
        List<ApiClient> uis = IntStream.range(0, UIS)
                .mapToObj(index -> new ApiClient(services.uiAddress(index), password))
                .toList();
        List<String> quiet =
                IntStream.range(0, FaultRun.QUIET_HOSTS).mapToObj(names::name).toList();
        this.run =
                new FaultRun(hosts, approvals, new Audit(hosts, ledger, stored), new UiComparison(uis, stored, quiet));
    }

    /** Starts all of it in a folder. */
    static ProvedCluster start(Path folder, ClusterSetup setup, int hostCount, double rate)
            throws IOException, GeneralSecurityException {
        ClusterServices services = new ClusterServices(folder, Ports.free(), setup, hostCount);
        services.startAll(EmbeddedDatabase.binaries());
        ProvedCluster cluster = new ProvedCluster(services, hostCount, rate);
        cluster.hosts.start();
        Pauses.sleep(WARM_UP);
        cluster.approvals.start();
        Pauses.sleep(WARM_UP);
        return cluster;
    }

    ClusterServices services() {
        return services;
    }

    FaultRun run() {
        return run;
    }

    /** What was wrong with answers. */
    List<String> wrongAnswers() {
        return check.findings();
    }

    private Connector connector(SimulatedHosts names) throws IOException, GeneralSecurityException {
        Path authorityFile = services.pki().ca();
        Authority authority = Authority.load(authorityFile, authorityFile.resolveSibling("ca.key"));
        Identities identities = new Identities(authority);
        IntStream.range(0, names.count()).mapToObj(names::name).forEach(identities::prepare);
        return new Connector(
                Address.parse("127.0.0.1:" + services.masterPort()), authority, identities, "TLSv1.3", KEPT_BYTES);
    }

    private static List<Map.Entry<String, String>> updates(ActionPool pool) {
        List<Map.Entry<String, String>> updates = pool.actions().stream()
                .map(action -> Map.entry(action.packageName(), action.to()))
                .collect(Collectors.toList());
        Collections.shuffle(updates, new Random(3));
        return updates;
    }

    @Override
    public void close() {
        approvals.close();
        hosts.close();
        services.close();
    }
}
