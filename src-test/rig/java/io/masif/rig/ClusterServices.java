package io.masif.rig;

import io.masif.rig.FleetFiles.DatabaseAccess;
import io.masif.rig.FleetFiles.Part;
import io.masif.rig.cluster.ClusterSetup;
import io.masif.rig.cluster.GaleraCluster;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.network.Machine;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Ports;
import io.masif.rig.process.Service;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** Parts that stand in for each other: two masters, two UIs, three database servers. A balancer is in front of them. */
public final class ClusterServices implements Services {
    private static final int HEAP_MEGABYTES = 128;

    private final Path folder;
    private final int uiPort;
    private final ClusterSetup setup;
    private final int masterPort = Ports.free();
    private final Pki pki;
    private final List<Part> masterParts;
    private final List<Part> uiParts;
    private final Service balancer;
    private final List<Service> masters = new CopyOnWriteArrayList<>();
    private final List<Service> uis = new CopyOnWriteArrayList<>();
    private volatile GaleraCluster database;

    /** @param uiPort where browsers find the balancer */
    public ClusterServices(Path folder, int uiPort) {
        this(folder, uiPort, ClusterSetup.standard());
    }

    /** As above, with other parts. */
    public ClusterServices(Path folder, int uiPort, ClusterSetup setup) {
        this(folder, uiPort, setup, 0);
    }

    /** As above, with a balancer for so many hosts besides some hundred. */
    public ClusterServices(Path folder, int uiPort, ClusterSetup setup, int hosts) {
        this.folder = Folders.create(folder).toAbsolutePath();
        this.uiPort = uiPort;
        this.setup = setup;
        this.masterParts = parts("master");
        this.uiParts = parts("ui");
        this.pki = Pki.in(this.folder.resolve("pki"));
        this.balancer = Balancer.create(this.folder, masterPort, uiPort, masterParts, uiParts, hosts, setup);
    }

    private List<Part> parts(String name) {
        return IntStream.rangeClosed(1, ClusterSetup.SIZE)
                .mapToObj(number -> new Part(
                        name + number,
                        setup.machines().get(number - 1).host(),
                        Ports.free(),
                        Ports.free(),
                        setup.graceSeconds()))
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
        database = GaleraCluster.start(
                binaries, folder.resolve("galera"), List.of("--bind-address=" + Machine.databases(setup.machines())));
        for (int index = 0; index < ClusterSetup.SIZE; index++) {
            masters.add(master(index, setup.programs(), Map.of()).start());
            uis.add(ui(index, setup.programs()).start());
        }
        balancer.start();
        masters.forEach(Service::awaitReady);
        uis.forEach(Service::awaitReady);
    }

    /** Ends a master, and starts it again with the programs of this clone in such an environment. */
    public void replaceMaster(int index, Map<String, String> environment) {
        masters.get(index).terminate();
        masters.set(index, master(index, null, environment).start());
        masters.get(index).awaitReady();
    }

    /** Ends a UI, and starts it again with the programs of this clone. */
    public void replaceUi(int index) {
        uis.get(index).terminate();
        uis.set(index, ui(index, null).start());
        uis.get(index).awaitReady();
    }

    /** Where a UI itself listens. */
    public String uiAddress(int index) {
        return "http://" + uiParts.get(index).host() + ":" + uiParts.get(index).port();
    }

    private Service master(int index, Path programs, Map<String, String> environment) {
        Path file = FleetFiles.master(folder, masterParts.get(index), pki.server(Fleet.MASTER_CN), access(index));
        return service("master", programs, file, environment).startedBy(entry(index));
    }

    private Service ui(int index, Path programs) {
        return service("ui", programs, FleetFiles.ui(folder, uiParts.get(index), access(index)), Map.of())
                .startedBy(entry(index));
    }

    private List<String> entry(int index) {
        return setup.machines().get(index).entry();
    }

    private static Service service(String part, Path programs, Path file, Map<String, String> environment) {
        Path folder = programs == null ? Path.of(part + "-verticle/target") : programs.toAbsolutePath();
        return new Service(
                part, folder.resolve("masif-" + part + ".jar").toString(), HEAP_MEGABYTES, file, environment);
    }

    private DatabaseAccess access(int index) {
        String uri =
                switch (setup.use()) {
                    case EACH_PREFERS_ANOTHER -> database.uri(index, database().user(), "masif");
                    case EACH_HAS_ITS_OWN -> database.node(index).uri("masif");
                };
        String reached =
                uri.replace(database().host(), setup.machines().get(index).database());
        return new DatabaseAccess(reached, database().passwordFile());
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
