package io.masif.proof;

import io.masif.rig.Await;
import io.masif.rig.Command;
import io.masif.rig.DebPackage;
import io.masif.rig.Fleet;
import io.masif.rig.Folders;
import io.masif.rig.Host;
import io.masif.rig.Service;
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
    private static final int[] APPROVED = {1, 10, 100, 500};
    private static final int PACKAGES = IntStream.of(APPROVED).sum();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Figures figures = new Figures();
    private final Path root;
    private final Path folder;
    private final int idleSeconds;
    private final Fleet fleet;
    private final Host host;
    private final StampedRun stamps;

    private AgentBench(Path root, Path folder, int idleSeconds) {
        this.root = root;
        this.folder = folder;
        this.idleSeconds = idleSeconds;
        fleet = Fleet.start(folder.resolve("fleet"));
        fleet.archive().add(packages("1.0").toArray(DebPackage[]::new));
        host = fleet.addHost(
                "bench", packages("1.0").map(each -> each.name() + "=1.0").toArray(String[]::new));
        fleet.archive().add(packages("1.1").toArray(DebPackage[]::new));
        host.update();
        stamps = new StampedRun(host.sandbox());
    }

    /** Arguments: the folder with the agent's package, a folder to work in, and for how many seconds it shall idle. */
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
        idle();
        once();
        resident();
    }

    /** Between two cycles, the first of which is long over. */
    private void idle() {
        Service agent = agent("idle", 3600).service().start();
        awaitPlan();
        pause(10);
        ProcessCost before = cost(agent);
        pause(idleSeconds);
        ProcessCost after = cost(agent);
        figures.add(
                "CPU of the idle agent per minute",
                after.minus(before).own() * 60 / idleSeconds + " ms",
                "not measurable: below 50 ms");
        agent.terminate();
    }

    /** One cycle by a process of its own; the second one finds the plan unchanged. */
    private void once() {
        InstalledAgent agent = agent("once", 1);
        if (Command.attempt(folder, agent.environment(), agent.command("--once"))
                        .code()
                != 0) {
            figures.add("CPU of --once", "this agent has no --once", "1000 ms");
            return;
        }
        Service process = Service.of("once", agent.command("--once"), folder.resolve("once.log"), agent.environment());
        process.start();
        AtomicReference<ProcessCost> last = new AtomicReference<>(new ProcessCost(0, 0, 0));
        while (process.alive()) {
            ProcessCost.of(process.pid()).ifPresent(last::set);
        }
        figures.add("CPU of --once, unchanged plan, itself", last.get().own() + " ms", "1000 ms");
        figures.add("CPU of --once, unchanged plan, apt", last.get().children() + " ms", "");
    }

    private void resident() {
        Service agent = agent("resident", 1).service().start();
        awaitPlan();
        long simulation = simulation();
        figures.add("one simulation, " + PACKAGES + " packages", simulation + " ms", "");
        pause(idleSeconds);
        figures.add(
                "RSS of the resident agent, after " + idleSeconds + " cycles",
                cost(agent).residentMegabytes() + " MB",
                "80 MB");
        for (int number : APPROVED) {
            approve(agent, number, simulation);
        }
        figures.add("RSS of the resident agent, after these runs", cost(agent).residentMegabytes() + " MB", "80 MB");
        agent.terminate();
    }

    private void approve(Service agent, int number, long simulation) {
        stamps.forget();
        List<JsonObject> rows = fleet.api().pending().stream().limit(number).toList();
        try (Simulations simulations = new Simulations(agent.pid())) {
            long start = now();
            fleet.api().approve(rows);
            long kept = now();
            long gate = stamps.gateAsked(PATIENCE);
            int made = simulations.number();
            long dpkg = stamps.dpkgStarted(PATIENCE);
            long millis = (gate - kept) / 1_000_000;
            String approved = number + " approved: ";
            figures.add(approved + "simulations before the run", Integer.toString(made), "at most 3");
            figures.add(approved + "kept by master and database", (kept - start) / 1_000_000 + " ms", "");
            figures.add(
                    approved + "from then to the gate",
                    millis + " ms = " + Figures.decimal((double) millis / simulation) + " simulations",
                    "");
            figures.add(approved + "gate and start of dpkg", (dpkg - gate) / 1_000_000 + " ms", "");
        }
        Await.until(number + " done", PATIENCE, () -> rows.stream()
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
        long start = now();
        Command.run(folder, host.sandbox().environment(), List.of("apt-get", "-sqq", "dist-upgrade"));
        return Math.max(1, (now() - start) / 1_000_000);
    }

    private InstalledAgent agent(String name, int reportSeconds) {
        return new InstalledAgent(
                root, folder.resolve(name), fleet, "bench", host.sandbox().aptConfig(), reportSeconds);
    }

    private void awaitPlan() {
        awaitPending(PACKAGES);
    }

    private void awaitPending(int rows) {
        Await.until(
                rows + " rows are pending",
                PATIENCE,
                () -> fleet.api().pending().size() == rows);
    }

    private static ProcessCost cost(Service agent) {
        return ProcessCost.of(agent.pid()).orElseThrow();
    }

    private static long now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000 + now.getNano();
    }

    private static void pause(int seconds) {
        long end = now() + seconds * 1_000_000_000L;
        Await.until(seconds + " seconds to pass", Duration.ofSeconds(seconds + 60L), () -> now() > end);
    }

    private static Stream<DebPackage> packages(String version) {
        return IntStream.rangeClosed(1, PACKAGES).mapToObj(number -> DebPackage.of("p%03d".formatted(number), version));
    }
}
