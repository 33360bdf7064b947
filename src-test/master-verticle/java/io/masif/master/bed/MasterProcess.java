package io.masif.master.bed;

import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Service;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.util.Map;

/** A master as a process of its own, at a port that stays the same when it is started again. */
public final class MasterProcess implements AutoCloseable {
    /** From the root of the clone. */
    public static final String JAR = "master-verticle/target/masif-master.jar";

    public static final int HEAP_MEGABYTES = 128;

    private final Service service;
    private final int port;
    private final int managementPort;

    /**
     * @param port where agents reach it
     * @param more lines of its configuration file
     */
    public MasterProcess(
            Path folder,
            EmbeddedDatabase database,
            String databaseName,
            Pki pki,
            int port,
            int managementPort,
            String more) {
        this.port = port;
        this.managementPort = managementPort;
        Pki.Identity identity = pki.server("master.test");
        Path config = Folders.write(
                folder.resolve("master.yaml"),
                """
                api: {listen: "127.0.0.1:%d"}
                management: {listen: "127.0.0.1:%d"}
                tls: {cert: "%s", key: "%s", ca: "%s"}
                db: {dsn: "%s", passwordFile: "%s"}
                """.formatted(
                                        port,
                                        managementPort,
                                        identity.cert(),
                                        identity.key(),
                                        identity.ca(),
                                        database.uri(databaseName),
                                        database.passwordFile())
                        + more);
        service = new Service("master", JAR, HEAP_MEGABYTES, config, Map.of());
    }

    /** Starts it, or starts it again, and waits until it is ready. */
    public MasterProcess start() {
        service.start().awaitReady();
        return this;
    }

    public Service service() {
        return service;
    }

    public int port() {
        return port;
    }

    public int managementPort() {
        return managementPort;
    }

    /** SIGKILL. */
    @Override
    public void close() {
        if (service.isAlive()) {
            service.kill();
        }
    }
}
