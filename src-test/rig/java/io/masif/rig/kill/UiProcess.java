package io.masif.rig.kill;

import io.masif.rig.FleetFiles;
import io.masif.rig.FleetFiles.DatabaseAccess;
import io.masif.rig.FleetFiles.Part;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.database.relay.StatementListener;
import io.masif.rig.database.relay.StatementRelay;
import io.masif.rig.network.Machine;
import io.masif.rig.process.Ports;
import io.masif.rig.process.Service;
import java.nio.file.Path;
import java.util.Map;

/** A UI whose statements are listened to; it is killed and started again. */
public final class UiProcess implements AutoCloseable {
    private static final int HEAP_MEGABYTES = 128;

    private final int port = Ports.free();
    private final StatementRelay relay;
    private final Service service;
    private volatile boolean isReady;

    /**
     * @param folder of all parts
     * @param number in the name of its own folder
     */
    public UiProcess(Path folder, int number, EmbeddedDatabase database, StatementListener listener) {
        relay = new StatementRelay(database.port(), listener);
        String uri = database.uri("masif").replace(":" + database.port() + "/", ":" + relay.port() + "/");
        Part part = new Part("ui" + number, Machine.LOCAL.host(), port, 0, 0);
        Path file = FleetFiles.ui(folder, part, new DatabaseAccess(uri, database.passwordFile()));
        service = new Service("ui", "ui-verticle/target/masif-ui.jar", HEAP_MEGABYTES, file, Map.of());
    }

    public int port() {
        return port;
    }

    /** Whether it has been started, and has read the database. */
    public boolean isReady() {
        return isReady;
    }

    /** Starts it, and waits until it is ready. */
    public void start() {
        service.start().awaitReady();
        isReady = true;
    }

    /** SIGKILL. */
    public void kill() {
        isReady = false;
        service.kill();
    }

    @Override
    public void close() {
        service.terminate();
        relay.close();
    }
}
