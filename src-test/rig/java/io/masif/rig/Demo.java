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
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A small fleet on this machine, for a person to try: everything real, and everything in one folder. */
@Command(
        name = "script/demo",
        mixinStandardHelpOptions = true,
        description = "Starts a database, a master, a UI and some hosts, each with an apt of its own. Ctrl-C ends all.")
public final class Demo implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;

    private final AtomicReference<Fleet> fleet = new AtomicReference<>();

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Where the page is (default: ${DEFAULT-VALUE}); 0 for any free port.")
    private int port = 8080;

    @Option(names = "--hosts", paramLabel = "N", description = "How many hosts (default: ${DEFAULT-VALUE}).")
    private int hosts = 3;

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
        if (port < 0 || port > HIGHEST_PORT || hosts < 1 || hosts > 100) {
            System.err.println("error: --port is 0 to " + HIGHEST_PORT + ", and --hosts 1 to 100");
            return 2;
        }
        folder = Folders.create(folder.toAbsolutePath().normalize());
        try {
            if (!lock()) {
                System.err.println("error: a demo is running in " + folder + "; end it, or give this one --folder DIR");
                return 1;
            }
            Leftovers.kill(folder);
            if (port == 0) {
                port = Ports.free();
            } else if (!Ports.reserve(port)) {
                System.err.println("error: 127.0.0.1:" + port + " is in use; choose another port by --port N");
                return 1;
            }
            if (fresh) {
                Folders.delete(folder.resolve("fleet"));
            }
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "demo's end"));
            start();
        } catch (RuntimeException | AssertionError e) {
            System.err.println("error: " + e.getMessage());
            System.err.println("The logs are in " + folder.resolve("fleet"));
            return 1;
        }
        return new CompletableFuture<Integer>().join();
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
        System.out.println("Starting the database, the master and the UI ...");
        Fleet started = Fleet.start(Folders.root().resolve(".demo"), folder.resolve("fleet"), port);
        fleet.set(started);
        System.out.println("Starting " + hosts + (hosts == 1 ? " host ..." : " hosts ..."));
        Scenario.prepare(started, hosts);
        started.startAgents().awaitHosts();
        System.out.println("Ready: " + started.uiAddress() + " user=admin password=" + started.uiPassword());
    }

    private void close() {
        System.out.println("Ending ...");
        Fleet started = fleet.get();
        if (started != null) {
            started.close();
        }
        OwnProcess.killAll();
    }
}
