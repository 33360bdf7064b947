package io.masif.rig;

import io.masif.rig.apt.Archive;
import io.masif.rig.apt.Sandbox;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Ports;
import io.masif.rig.process.Service;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/**
 * Everything together, each a process of its own: a database, a master, a UI, and hosts with their agents. All files
 * lie in one folder; a fleet that is started over the folder of an earlier one continues with its data.
 */
public final class Fleet implements AutoCloseable {
    /** Who the master says it is. */
    public static final String MASTER_CN = "masif-master";

    private static final int HEAP_MEGABYTES = 128;

    private final Path folder;
    private final Services services;
    private final Archive archive;
    private final Archive security;
    private final ConcurrentSkipListMap<String, Host> hosts = new ConcurrentSkipListMap<>();

    private Fleet(Path folder, Services services) {
        this.folder = Folders.create(folder).toAbsolutePath();
        this.services = services;
        this.archive = Archive.debian(this.folder.resolve("archive/debian"));
        this.security = Archive.security(this.folder.resolve("archive/security"));
    }

    /** A fleet without hosts, whose page is at a free port. */
    public static Fleet start(Path folder) {
        return start(EmbeddedDatabase.binaries(), folder, Ports.free());
    }

    /**
     * As {@link #start(Path)}; when master and UI end, each has noted in a file of that folder which classes it loaded:
     * masif-master.classes, masif-ui.classes.
     */
    public static Fleet startRecordingClasses(Path folder, Path classLists) {
        return start(EmbeddedDatabase.binaries(), one(folder, Ports.free(), Folders.create(classLists)));
    }

    /** A fleet without hosts, whose database's program is unpacked into a folder, and whose page is at that port. */
    public static Fleet start(Path binaries, Path folder, int uiPort) {
        return start(binaries, one(folder, uiPort, null));
    }

    private static Fleet one(Path folder, int uiPort, Path classLists) {
        return new Fleet(folder, new CentralServices(folder, uiPort, HEAP_MEGABYTES, HEAP_MEGABYTES, classLists));
    }

    /** A fleet without hosts, over services that are started now; it ends with them. */
    public static Fleet start(Path binaries, Path folder, ClusterServices services) {
        return start(binaries, new Fleet(folder, services));
    }

    private static Fleet start(Path binaries, Fleet fleet) {
        try {
            fleet.services.startAll(binaries);
            return fleet;
        } catch (RuntimeException | AssertionError e) {
            fleet.close();
            throw e;
        }
    }

    /** The archive {@code Debian:12/stable} of all hosts. */
    public Archive archive() {
        return archive;
    }

    /** The archive {@code Debian-Security:12/stable-security} of all hosts. */
    public Archive security() {
        return security;
    }

    public EmbeddedDatabase database() {
        return services.database();
    }

    public Service master() {
        return services.master();
    }

    public Service ui() {
        return services.ui();
    }

    /** Where the master listens, on the loopback interface. */
    public int masterPort() {
        return services.masterPort();
    }

    public Pki pki() {
        return services.pki();
    }

    public String uiAddress() {
        return services.uiAddress();
    }

    public String uiPassword() {
        return services.uiPassword();
    }

    /** The UI's API. */
    public UiApi api() {
        return services.api();
    }

    public Collection<Host> hosts() {
        return hosts.values();
    }

    public Host host(String name) {
        return hosts.get(name);
    }

    /** Adds a host on which these packages, each {@code NAME=VERSION}, are installed; its agent is not started yet. */
    public Host addHost(String name, String... installed) {
        return addHost(name, name, 0, installed);
    }

    /** Adds a host whose agent has nothing to report for an hour, once it has reported. */
    public Host addQuietHost(String name, String... installed) {
        return addHost(name, name, 3600, 0, installed);
    }

    /**
     * Adds a host as {@link #addHost(String, String...)} does.
     *
     * @param key its name within this fleet and its folder's; that of a second machine of one name is another
     * @param refreshSeconds how often its agent refreshes the package lists; 0 for never
     */
    Host addHost(String key, String name, int refreshSeconds, String... installed) {
        return addHost(key, name, 1, refreshSeconds, installed);
    }

    private Host addHost(String key, String name, int reportSeconds, int refreshSeconds, String... installed) {
        Path place = Folders.create(folder.resolve("hosts").resolve(key));
        Sandbox sandbox = Sandbox.in(place.resolve("root"), archive, security);
        if (sandbox.dpkgQuery().isEmpty() && installed.length > 0) {
            sandbox.update().install(installed);
        }
        Pki.Identity identity = services.pki().client(name);
        Host host = new Host(name, place, sandbox, identity, services.masterPort(), reportSeconds, refreshSeconds);
        hosts.put(key, host);
        return host;
    }

    /** Has every host fetch the archives' lists, and starts the agents that do not run. */
    public Fleet startAgents() {
        hosts.values().forEach(host -> {
            host.update();
            if (!host.agent().isAlive()) {
                host.agent().start();
            }
        });
        return this;
    }

    /** Waits until the UI lists every host. */
    public Fleet awaitHosts() {
        UiApi api = api();
        List<String> names = hosts.values().stream().map(Host::name).toList();
        Await.until("every host in the UI's list", Duration.ofMinutes(3), () -> {
            services.requireAlive();
            hosts.values().forEach(host -> host.agent().requireAlive());
            return api.hostNames().containsAll(names);
        });
        return this;
    }

    /** Ends the agents, waits until apt has ended on every host, and removes the hosts from the fleet. */
    public void stopHosts() {
        hosts.values().parallelStream()
                .forEach(ignoringFailures(host -> host.agent().terminate()));
        hosts.values().forEach(ignoringFailures(Host::awaitIdle));
        hosts.clear();
    }

    /** Ends all processes: first the agents and, when apt has ended on every host, the others. */
    @Override
    public void close() {
        stopHosts();
        services.close();
    }

    private static <T> Consumer<T> ignoringFailures(Consumer<T> action) {
        return each -> {
            try {
                action.accept(each);
            } catch (RuntimeException | AssertionError e) {
                System.err.println(e.getMessage());
            }
        };
    }
}
