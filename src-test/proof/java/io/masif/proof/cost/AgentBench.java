package io.masif.proof.cost;

import io.masif.proof.install.InstalledAgent;
import io.masif.rig.Fleet;
import io.masif.rig.Host;
import io.masif.rig.process.Await;
import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Service;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What an agent costs, measured at one that is started by the launcher, with a master and a host of 611 packages. */
public final class AgentBench implements AutoCloseable {
    private static final int[] APPROVAL_COUNTS = {1, 10, 100, 500};
    private static final int CLICKS = 11;
    private static final int PACKAGES = IntStream.of(APPROVAL_COUNTS).sum() + CLICKS;
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final CostTable figures = new CostTable();
    private final Path root;
    private final Path folder;
    private final int idleSeconds;
    private final Fleet fleet;
    private final Host host;
    private final RunTimestamps stamps;

    private AgentBench(Path root, Path folder, int idleSeconds) {
        this.root = root;
        this.folder = folder;
        this.idleSeconds = idleSeconds;
        fleet = Fleet.start(folder.resolve("fleet"));
        fleet.archive().add(BenchPackages.of(PACKAGES, "1.0"));
        host = fleet.addHost("bench", BenchPackages.installed(PACKAGES));
        fleet.archive().add(BenchPackages.of(PACKAGES, "1.1"));
        host.update();
        stamps = new RunTimestamps(host.sandbox());
    }

    /** Arguments: the folder with the agent's package, a folder to work in, and for how many seconds it idles. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[1]).toAbsolutePath();
        Folders.delete(folder);
        try (AgentBench bench = new AgentBench(Path.of(arguments[0]), folder, Integer.parseInt(arguments[2]))) {
            bench.measure();
            bench.figures.print();
        }
        Folders.delete(folder);
    }

    @Override
    public void close() {
        fleet.close();
    }

    private void measure() {
        measureIdle();
        measureOnce();
        measureResident();
        measureClicks();
        new ClusterLatency(root, folder.resolve("cluster"))
                .measure(CLICKS)
                .addTo(figures, "two masters behind HAProxy");
    }

    /** Between two cycles, the first of which is long over. */
    private void measureIdle() {
        Service agent = installAgent("idle", 3600).service().start();
        awaitPlan();
        pause(10);
        ProcessCost before = measureCost(agent);
        pause(idleSeconds);
        ProcessCost after = measureCost(agent);
        figures.add(
                "CPU of the idle agent per minute",
                after.minus(before).own() * 60 / idleSeconds + " ms",
                "not measurable: below 50 ms");
        agent.terminate();
    }

    /** One cycle by a process of its own; the second one finds the plan unchanged. */
    private void measureOnce() {
        InstalledAgent agent = installAgent("once", 1);
        Command.run(folder, agent.environment(), agent.command("--once"));
        Service process = Service.of("once", agent.command("--once"), folder.resolve("once.log"), agent.environment());
        process.start();
        AtomicReference<ProcessCost> last = new AtomicReference<>(new ProcessCost(0, 0, 0));
        while (process.isAlive()) {
            ProcessCost.of(process.pid()).ifPresent(last::set);
        }
        figures.add("CPU of --once, unchanged plan, itself", last.get().own() + " ms", "1000 ms");
        figures.add("CPU of --once, unchanged plan, apt", last.get().children() + " ms", "");
    }

    private void measureResident() {
        Service agent = installAgent("resident", 1).service().start();
        awaitPlan();
        long simulation = simulation();
        figures.add("one simulation, " + PACKAGES + " packages", simulation + " ms", "");
        pause(idleSeconds);
        figures.add(
                "RSS of the resident agent, after " + idleSeconds + " cycles",
                measureCost(agent).residentMegabytes() + " MB",
                "80 MB");
        for (int number : APPROVAL_COUNTS) {
            measureApproval(agent, number, simulation);
        }
        figures.add(
                "RSS of the resident agent, after these runs",
                measureCost(agent).residentMegabytes() + " MB",
                "80 MB");
        agent.terminate();
    }

    private void measureClicks() {
        Service agent = installAgent("clicks", 3600).service().start();
        new ApprovalLatency(fleet, host, List.of(fleet.master()))
                .measure(CLICKS)
                .addTo(figures, "one master");
        agent.terminate();
    }

    private void measureApproval(Service agent, int number, long simulation) {
        stamps.clear();
        List<JsonObject> rows = fleet.api().pending().stream().limit(number).toList();
        try (SimulationCounter simulations = new SimulationCounter(agent.pid())) {
            long start = nowNanos();
            fleet.api().approve(rows);
            long storedAtNanos = nowNanos();
            long gate = stamps.awaitGate(TIMEOUT);
            int simulationCount = simulations.count();
            long dpkg = stamps.awaitDpkg(TIMEOUT);
            long millis = (gate - storedAtNanos) / 1_000_000;
            String approved = number + " approved: ";
            figures.add(approved + "simulations before the run", Integer.toString(simulationCount), "at most 3");
            figures.add(approved + "kept by master and database", (storedAtNanos - start) / 1_000_000 + " ms", "");
            figures.add(
                    approved + "from then to the gate",
                    millis + " ms = " + CostTable.decimal((double) millis / simulation) + " simulations",
                    "");
            figures.add(approved + "gate and start of dpkg", (dpkg - gate) / 1_000_000 + " ms", "");
        }
        Await.until(number + " done", TIMEOUT, () -> rows.stream()
                .allMatch(
                        row -> host.sandbox().version(row.getString("package")).equals(Optional.of("1.1"))));
        awaitPending(fleet.api().pending().size());
    }

    private long simulation() {
        return Stream.generate(this::simulateOnce)
                .limit(3)
                .sorted()
                .skip(1)
                .findFirst()
                .orElseThrow();
    }

    private long simulateOnce() {
        long start = nowNanos();
        Command.run(folder, host.sandbox().environment(), List.of("apt-get", "-sqq", "dist-upgrade"));
        return Math.max(1, (nowNanos() - start) / 1_000_000);
    }

    private InstalledAgent installAgent(String name, int reportSeconds) {
        return new InstalledAgent(
                root, folder.resolve(name), fleet, "bench", host.sandbox().aptConfig(), reportSeconds);
    }

    private void awaitPlan() {
        awaitPending(PACKAGES);
    }

    private void awaitPending(int rows) {
        Await.until(
                rows + " rows are pending", TIMEOUT, () -> fleet.api().pending().size() == rows);
    }

    private static ProcessCost measureCost(Service agent) {
        return ProcessCost.of(agent.pid()).orElseThrow();
    }

    private static long nowNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000 + now.getNano();
    }

    private static void pause(int seconds) {
        long end = nowNanos() + seconds * 1_000_000_000L;
        Await.until(seconds + " seconds to pass", Duration.ofSeconds(seconds + 60L), () -> nowNanos() > end);
    }
}
