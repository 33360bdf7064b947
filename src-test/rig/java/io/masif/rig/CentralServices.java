package io.masif.rig;

import io.masif.rig.FleetFiles.DatabaseAccess;
import io.masif.rig.FleetFiles.Part;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.database.ServerSetup;
import io.masif.rig.network.Machine;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Ports;
import io.masif.rig.process.Service;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a fleet has besides its hosts: a database, a master and a UI, with all files in one folder. */
final class CentralServices implements Services {
    private final Path folder;
    private final int uiPort;
    private final int masterHeap;
    private final int uiHeap;
    private final Path classLists;
    private final int masterPort = Ports.free();
    private final Pki pki;
    private volatile EmbeddedDatabase database;
    private volatile Service master;
    private volatile Service ui;

    /**
     * @param masterHeap the most that the master's heap may have, in megabytes
     * @param uiHeap the most that the UI's heap may have, in megabytes
     * @param classLists where master and UI write at their end which classes they loaded; null for nowhere
     */
    CentralServices(Path folder, int uiPort, int masterHeap, int uiHeap, Path classLists) {
        this.folder = Folders.create(folder).toAbsolutePath();
        this.uiPort = uiPort;
        this.masterHeap = masterHeap;
        this.uiHeap = uiHeap;
        this.classLists = classLists;
        this.pki = Pki.in(this.folder.resolve("pki"));
    }

    @Override
    public EmbeddedDatabase database() {
        return database;
    }

    @Override
    public Service master() {
        return master;
    }

    @Override
    public Service ui() {
        return ui;
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

    /** Master and UI are started at the same time. */
    @Override
    public void startAll(Path binaries) {
        startDatabase(binaries);
        launchMaster();
        launchUi();
        master.awaitReady();
        ui.awaitReady();
    }

    /** @param binaries the folder into which the database's program is unpacked */
    void startDatabase(Path binaries) {
        database = EmbeddedDatabase.start(folder.resolve("database"), ServerSetup.at(binaries, Ports.free()));
    }

    /** Starts the master, which creates the tables, and waits until it is ready. */
    void startMaster() {
        launchMaster();
        master.awaitReady();
    }

    /** Starts the UI, and waits until it has read the database. */
    void startUi() {
        launchUi();
        ui.awaitReady();
    }

    @Override
    public void requireAlive() {
        master.requireAlive();
        ui.requireAlive();
    }

    @Override
    public void close() {
        terminate(ui);
        terminate(master);
        if (database != null) {
            database.close();
        }
    }

    private void launchMaster() {
        Path config = FleetFiles.master(
                folder,
                new Part("master", Machine.LOCAL.host(), masterPort, 0, 0),
                pki.server(Fleet.MASTER_CN),
                DatabaseAccess.of(database));
        master = service("master", masterHeap, config).start();
    }

    private void launchUi() {
        ui = service(
                        "ui",
                        uiHeap,
                        FleetFiles.ui(
                                folder,
                                new Part("ui", Machine.LOCAL.host(), uiPort, 0, 0),
                                DatabaseAccess.of(database)))
                .start();
    }

    private Service service(String part, int heapMegabytes, Path config) {
        String jar = part + "-verticle/target/masif-" + part + ".jar";
        if (classLists == null) {
            return new Service(part, jar, heapMegabytes, config, Map.of());
        }
        List<String> options = new ArrayList<>(Service.smallHeapOptions(heapMegabytes));
        options.add("-XX:DumpLoadedClassList=" + classLists.resolve("masif-" + part + ".classes"));
        return new Service(part, jar, options, config, Map.of());
    }

    private static void terminate(Service service) {
        if (service != null) {
            service.terminate();
        }
    }
}
