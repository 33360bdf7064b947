package io.masif.fuzz.bed;

import io.masif.rig.apt.Archive;
import io.masif.rig.apt.Sandbox;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Ports;
import io.masif.rig.process.Service;
import io.masif.rig.tls.Pki;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A database, a master, a UI and an agent, each a process of its own, all on the loopback interface. */
public final class Parts implements AutoCloseable {
    /** How long master and UI let a client do nothing, in seconds. */
    static final int IDLE_SECONDS = 5;

    private static final int HEAP_MEGABYTES = 128;
    private static final String MANAGEMENT = "management address=";

    private final Pki pki;
    private final EmbeddedDatabase database;
    private final Service master;
    private final Service ui;
    private final Service agent;
    private final int masterPort = Ports.free();
    private final int uiPort = Ports.free();
    private final Path folder;
    private final Path socket;

    private Parts(Path folder) {
        this.folder = folder;
        pki = Pki.in(folder.resolve("pki"));
        socket = createShortFolder().resolve("agent.sock");
        database = EmbeddedDatabase.start(folder.resolve("database"));
        PartFiles files = new PartFiles(folder, pki, database);
        master = createService("master", files.writeMaster(masterPort));
        ui = createService("ui", files.writeUi(uiPort));
        Sandbox sandbox = Sandbox.in(folder.resolve("host"), Archive.debian(folder.resolve("archive")));
        agent = new Service(
                "agent",
                "agent-verticle/target/masif-agent.jar",
                HEAP_MEGABYTES,
                files.writeAgent(masterPort, sandbox, socket),
                sandbox.environment());
    }

    static Parts start(Path folder) {
        Parts parts = new Parts(folder);
        try {
            parts.master.start();
            parts.ui.start();
            parts.master.awaitReady();
            parts.ui.awaitReady();
            parts.agent.start().awaitLog("listening locally");
            return parts;
        } catch (RuntimeException | AssertionError e) {
            parts.close();
            throw e;
        }
    }

    /** A path of a socket has 107 bytes at most. */
    private static Path createShortFolder() {
        try {
            Path temporary = Files.createTempDirectory("masif");
            temporary.toFile().deleteOnExit();
            return temporary;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Service createService(String part, Path config) {
        return new Service(part, part + "-verticle/target/masif-" + part + ".jar", HEAP_MEGABYTES, config, Map.of());
    }

    /** The authority of all certificates. */
    public Pki pki() {
        return pki;
    }

    public EmbeddedDatabase database() {
        return database;
    }

    /** What connects to the master as a host of this name. */
    public Connector masterAs(String name) {
        return Connector.tls(masterPort, pki.client(name));
    }

    /** What connects to the master's management port. */
    public Connector masterManagement() {
        return Connector.plain(readManagementPort(master));
    }

    /** What connects to the UI. */
    public Connector ui() {
        return Connector.plain(uiPort);
    }

    /** What connects to the UI's management port. */
    public Connector uiManagement() {
        return Connector.plain(readManagementPort(ui));
    }

    /** What connects to the agent's local socket. */
    public Connector agent() {
        return Connector.unix(socket);
    }

    /** The bearer token of the UI's API. */
    public String token() {
        return PartFiles.TOKEN;
    }

    /** The password of the operator {@code admin}. */
    public String password() {
        return PartFiles.PASSWORD;
    }

    /** What a part logs from now on. */
    public LogWatch watchLog(String part) {
        return new LogWatch(part, folder.resolve(part).resolve(part + ".log"));
    }

    /** Whether all parts still run. */
    public boolean isAlive() {
        return master.isAlive() && ui.isAlive() && agent.isAlive();
    }

    private static int readManagementPort(Service service) {
        String line = service.awaitLog(MANAGEMENT);
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1).strip());
    }

    @Override
    public void close() {
        agent.terminate();
        ui.terminate();
        master.terminate();
        database.close();
        Folders.delete(socket.getParent());
    }
}
