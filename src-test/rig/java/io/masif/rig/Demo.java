package io.masif.rig;

import io.masif.rig.process.Folders;
import io.masif.rig.process.Leftovers;
import io.masif.rig.process.OwnProcess;
import io.masif.rig.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A fleet on this machine, for a person to try: everything real, and everything in one folder. */
@Command(
        name = "script/demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Starts a database, a master, a UI and some hosts, each with an apt of its own. Ctrl-C ends all.")
public final class Demo implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_HOSTS = 100;
    private static final int MOST_FILLED_HOSTS = 100_000;

    /** Long enough to see what is without a part that has ended. */
    private static final Duration RESTART_PERIOD = Duration.ofSeconds(10);

    private static final List<String> FLEET_FOLDERS = List.of("fleet", "trouble", "filled", "cluster", "rollout");

    /** What is closed at the end, the last one first. */
    private final Deque<AutoCloseable> opened = new ConcurrentLinkedDeque<>();

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Where the page is (default: ${DEFAULT-VALUE}); 0 for any free port.")
    private int port = 8080;

    @Option(names = "--hosts", paramLabel = "N", description = "How many hosts, 1 to 100 (default: ${DEFAULT-VALUE}).")
    private int hosts = 3;

    @Option(
            names = "--trouble",
            description = "The hosts have trouble of each kind: a package that fails, an interrupted dpkg, lists that"
                    + " are missing or expired, a dead mirror, held and kept-back packages, a silent host, two machines of"
                    + " one name, an agent of version 1. From 13 hosts on all of it.")
    private boolean trouble;

    @Option(
            names = "--cluster",
            description = "Two masters, two UIs and three database servers behind HAProxy: end one, or freeze it.")
    private boolean cluster;

    @Option(
            names = "--rollout",
            description = "Twelve hosts in three rings: a good update passes, a bad one stops. Always begun anew.")
    private boolean rollout;

    @Option(
            names = "--filled",
            paramLabel = "N",
            description =
                    "Instead of hosts with an apt: N hosts, 1 to 100000, that are only in the database, with plans,"
                            + " runs and approvals of half a year. Always begun anew.")
    private int filled;

    @Option(
            names = "--changes",
            paramLabel = "N",
            description = "With --filled: N changes per second go on, such as 0.5 (default: 0).")
    private double changes;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Where all files go, so that several demos can run at once (default: .demo of the clone).")
    private Path folder = Folders.root().resolve(".demo");

    @Option(names = "--fresh", description = "Forget what earlier demos left, and begin anew.")
    private boolean fresh;

    private FileChannel lock;

    private Demo() {}

    /** Exits with 0 at Ctrl-C, 1 if it could not start, 2 for wrong usage. */
    public static void main(String[] arguments) {
        int code = new CommandLine(new Demo()).execute(arguments);
        if (code != 0) {
            Runtime.getRuntime().exit(code);
        }
    }

    @Override
    public Integer call() {
        Optional<String> fault = findFault();
        if (fault.isPresent()) {
            System.err.println("error: " + fault.get());
            return 2;
        }
        folder = Folders.create(folder.toAbsolutePath().normalize());
        try {
            if (!lock()) {
                System.err.println("error: a demo is running in " + folder + "; end it, or give this one --folder DIR");
                return 1;
            }
            FLEET_FOLDERS.forEach(each -> Leftovers.kill(folder.resolve(each)));
            if (port == 0) {
                port = Ports.free();
            } else if (!Ports.reserve(port)) {
                System.err.println("error: 127.0.0.1:" + port + " is in use; choose another port by --port N");
                return 1;
            }
            if (fresh || rollout || filled > 0) {
                Folders.delete(fleetFolder());
            }
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "demo's end"));
            start();
        } catch (RuntimeException | AssertionError e) {
            System.err.println("error: " + e.getMessage());
            System.err.println("The logs are in " + fleetFolder());
            return 1;
        }
        return new CompletableFuture<Integer>().join();
    }

    private Optional<String> findFault() {
        if (port < 0 || port > HIGHEST_PORT) {
            return Optional.of("--port is 0 to " + HIGHEST_PORT);
        }
        if (hosts < 1 || hosts > MOST_HOSTS) {
            return Optional.of("--hosts is 1 to " + MOST_HOSTS + "; for more there is --filled N");
        }
        if (filled < 0 || filled > MOST_FILLED_HOSTS) {
            return Optional.of("--filled is 1 to " + MOST_FILLED_HOSTS);
        }
        if (Stream.of(filled > 0, trouble, cluster, rollout)
                        .filter(given -> given)
                        .count()
                > 1) {
            return Optional.of("choose one of --filled, --trouble, --cluster and --rollout");
        }
        return changes < 0 || (changes > 0 && filled == 0)
                ? Optional.of("--changes is 0 or more, and needs --filled")
                : Optional.empty();
    }

    private Path fleetFolder() {
        return folder.resolve(
                filled > 0 ? "filled" : trouble ? "trouble" : rollout ? "rollout" : cluster ? "cluster" : "fleet");
    }

    /** Held until this process ends. */
    private boolean lock() {
        try {
            lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return lock.tryLock() != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start() {
        Path binaries = Folders.root().resolve(".demo");
        if (filled > 0) {
            System.out.println("Starting the database, the master and the UI with " + filled + " hosts ...");
            FilledFleet started = FilledFleet.start(binaries, fleetFolder(), port, filled, changes);
            opened.push(started);
            printReady(started.uiAddress(), started.uiPassword());
            return;
        }
        System.out.println(
                cluster
                        ? "Starting three database servers, two masters, two UIs and HAProxy ..."
                        : "Starting the database, the master and the UI ...");
        ClusterServices parts = cluster ? new ClusterServices(fleetFolder(), port) : null;
        Fleet started = cluster
                ? Fleet.start(binaries, fleetFolder(), parts)
                : Fleet.start(binaries, fleetFolder(), port);
        opened.push(started);
        System.out.println("Starting " + hosts + (hosts == 1 ? " host ..." : " hosts ..."));
        if (rollout) {
            RolloutScenario scenario = new RolloutScenario(started, fleetFolder(), System.out::println);
            opened.push(scenario);
            scenario.begin();
            new Thread(scenario::play, "rollouts").start();
        } else if (trouble) {
            TroubleScenario scenario = new TroubleScenario(started, hosts);
            opened.push(scenario);
            scenario.begin();
        } else {
            Scenario.prepare(started, hosts);
            started.startAgents().awaitHosts();
        }
        if (cluster) {
            watch(parts);
        }
        printReady(started.uiAddress(), started.uiPassword());
    }

    private void watch(ClusterServices parts) {
        System.out.println("End one by kill -9 PID: it is started again after some seconds. Or freeze it by kill -STOP PID, and end that"
                + " by kill -CONT PID.");
        ClusterWatch watch = new ClusterWatch(parts, System.out::println, RESTART_PERIOD);
        opened.push(watch);
        watch.begin();
    }

    private static void printReady(String address, String password) {
        System.out.println("Ready: " + address + " user=admin password=" + password);
    }

    private void close() {
        System.out.println("Ending ...");
        for (AutoCloseable each : opened) {
            try {
                each.close();
            } catch (Exception e) {
                System.err.println(e.getMessage());
            }
        }
        OwnProcess.killAll();
    }
}
