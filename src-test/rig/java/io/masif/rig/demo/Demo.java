package io.masif.rig.demo;

import io.masif.rig.ClusterServices;
import io.masif.rig.FilledFleet;
import io.masif.rig.Fleet;
import io.masif.rig.RolloutScenario;
import io.masif.rig.Scenario;
import io.masif.rig.TroubleScenario;
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
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A fleet on this machine, for a person to try: everything real, and everything in one folder. */
@Command(
        name = "script/demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Starts a database, a master, a UI and some hosts, each with an apt of its own. Ctrl-C ends all.")
public final class Demo implements Callable<Integer> {
    /** Long enough to see what is without a part that has ended. */
    private static final Duration RESTART_PERIOD = Duration.ofSeconds(10);

    private static final List<String> FLEET_FOLDERS = List.of("fleet", "trouble", "filled", "cluster", "rollout");

    /** What is closed at the end, the last one first. */
    private final Deque<AutoCloseable> opened = new ConcurrentLinkedDeque<>();

    @Mixin
    private final DemoOptions options = new DemoOptions();

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
        Optional<String> fault = options.findFault();
        if (fault.isPresent()) {
            System.err.println("error: " + fault.get());
            return 2;
        }
        options.folder = Folders.create(options.folder.toAbsolutePath().normalize());
        try {
            if (!lock()) {
                System.err.println(
                        "error: a demo is running in " + options.folder + "; end it, or give this one --folder DIR");
                return 1;
            }
            FLEET_FOLDERS.forEach(each -> Leftovers.kill(options.folder.resolve(each)));
            if (options.port == 0) {
                options.port = Ports.free();
            } else if (!Ports.reserve(options.port)) {
                System.err.println("error: 127.0.0.1:" + options.port + " is in use; choose another port by --port N");
                return 1;
            }
            if (options.fresh || options.rollout || options.filled > 0) {
                Folders.delete(options.fleetFolder());
            }
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "demo's end"));
            start();
        } catch (RuntimeException | AssertionError e) {
            System.err.println("error: " + e.getMessage());
            System.err.println("The logs are in " + options.fleetFolder());
            return 1;
        }
        return new CompletableFuture<Integer>().join();
    }

    /** Held until this process ends. */
    private boolean lock() {
        try {
            lock = FileChannel.open(
                    options.folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return lock.tryLock() != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start() {
        Path binaries = Folders.root().resolve(".demo");
        if (options.filled > 0) {
            System.out.println("Starting the database, the master and the UI with " + options.filled + " hosts ...");
            FilledFleet started =
                    FilledFleet.start(binaries, options.fleetFolder(), options.port, options.filled, options.changes);
            opened.push(started);
            printReady(started.uiAddress(), started.uiPassword());
            return;
        }
        System.out.println(
                options.cluster
                        ? "Starting three database servers, two masters, two UIs and HAProxy ..."
                        : "Starting the database, the master and the UI ...");
        ClusterServices parts = options.cluster ? new ClusterServices(options.fleetFolder(), options.port) : null;
        Fleet started = options.cluster
                ? Fleet.start(binaries, options.fleetFolder(), parts)
                : Fleet.start(binaries, options.fleetFolder(), options.port);
        opened.push(started);
        System.out.println("Starting " + options.hosts + (options.hosts == 1 ? " host ..." : " hosts ..."));
        if (options.rollout) {
            RolloutScenario scenario = new RolloutScenario(started, options.fleetFolder(), System.out::println);
            opened.push(scenario);
            scenario.begin();
            new Thread(scenario::play, "rollouts").start();
        } else if (options.trouble) {
            TroubleScenario scenario = new TroubleScenario(started, options.hosts);
            opened.push(scenario);
            scenario.begin();
        } else {
            Scenario.prepare(started, options.hosts);
            started.startAgents().awaitHosts();
        }
        if (options.cluster) {
            watch(parts);
        }
        printReady(started.uiAddress(), started.uiPassword());
    }

    private void watch(ClusterServices parts) {
        System.out.println(
                "End one by kill -9 PID: it is started again after some seconds. Or freeze it by kill -STOP PID, and end that"
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
