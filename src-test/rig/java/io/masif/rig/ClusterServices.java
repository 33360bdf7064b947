package io.masif.rig;

import io.masif.rig.FleetFiles.DatabaseAccess;
import io.masif.rig.FleetFiles.Part;
import io.masif.rig.cluster.GaleraCluster;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Ports;
import io.masif.rig.process.Service;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Parts that stand in for each other: two masters, two UIs, three database servers. A balancer is in front of them. */
public final class ClusterServices implements Services {
    private static final int SIZE = 2;
    private static final int HEAP_MEGABYTES = 128;

    private final Path folder;
    private final int uiPort;
    private final int masterPort = Ports.free();
    private final Pki pki;
    private final List<Part> masterParts = parts("master");
    private final List<Part> uiParts = parts("ui");
    private final Service balancer;
    private volatile GaleraCluster database;
    private volatile List<Service> masters = List.of();
    private volatile List<Service> uis = List.of();

    /** @param uiPort where browsers find the balancer */
    public ClusterServices(Path folder, int uiPort) {
        this.folder = Folders.create(folder).toAbsolutePath();
        this.uiPort = uiPort;
        this.pki = Pki.in(this.folder.resolve("pki"));
        this.balancer = Balancer.create(this.folder, masterPort, uiPort, masterParts, uiParts);
    }

    private static List<Part> parts(String name) {
        return IntStream.rangeClosed(1, SIZE)
                .mapToObj(number -> new Part(name + number, Ports.free(), Ports.free()))
                .toList();
    }

    /** The database's servers. */
    public GaleraCluster cluster() {
        return database;
    }

    public List<Service> masters() {
        return masters;
    }

    public List<Service> uis() {
        return uis;
    }

    public Service balancer() {
        return balancer;
    }

    @Override
    public void startAll(Path binaries) {
        database = GaleraCluster.start(binaries, folder.resolve("database"));
        masters = IntStream.range(0, SIZE).mapToObj(this::launchMaster).toList();
        uis = IntStream.range(0, SIZE).mapToObj(this::launchUi).toList();
        balancer.start();
        masters.forEach(Service::awaitReady);
        uis.forEach(Service::awaitReady);
    }

    private Service launchMaster(int index) {
        Path file = FleetFiles.master(folder, masterParts.get(index), pki.server(Fleet.MASTER_CN), access(index));
        return launch("master", file);
    }

    private Service launchUi(int index) {
        return launch("ui", FleetFiles.ui(folder, uiParts.get(index), access(index)));
    }

    private static Service launch(String part, Path file) {
        String jar = part + "-verticle/target/masif-" + part + ".jar";
        return new Service(part, jar, HEAP_MEGABYTES, file, Map.of()).start();
    }

    /** The first master and the first UI prefer another server than the second ones. */
    private DatabaseAccess access(int first) {
        return new DatabaseAccess(
                database.uri(first, database().user(), "masif"), database().passwordFile());
    }

    @Override
    public EmbeddedDatabase database() {
        return database.node(0);
    }

    @Override
    public Service master() {
        return masters.get(0);
    }

    @Override
    public Service ui() {
        return uis.get(0);
    }

    @Override
    public int masterPort() {
        return masterPort;
    }

    @Override
    public Pki pki() {
        return pki;
    }

    @Override
    public String uiAddress() {
        return "http://127.0.0.1:" + uiPort;
    }

    @Override
    public String uiPassword() {
        return Folders.read(FleetFiles.password(folder));
    }

    @Override
    public void requireAlive() {
        masters.forEach(Service::requireAlive);
        uis.forEach(Service::requireAlive);
        balancer.requireAlive();
    }

    @Override
    public void close() {
        balancer.terminate();
        uis.forEach(Service::terminate);
        masters.forEach(Service::terminate);
        if (database != null) {
            database.close();
        }
    }
}
