package io.masif.proof.debootstrap;

import io.masif.rig.Fleet;
import io.masif.rig.UiApi;
import io.masif.rig.process.Await;
import io.masif.rig.process.Service;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A host in a folder, its agent, and the fleet that it belongs to; and what was found to be wrong. */
final class ProofBed implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final String HOST = "debian";

    private final ChrootHost host;
    private final Path folder;
    private final Fleet fleet;
    private final Service agent;
    private final StringBuilder wrong = new StringBuilder();

    ProofBed(Path root, Path folder) {
        this.folder = folder;
        host = new ChrootHost(root);
        fleet = Fleet.start(folder.resolve("fleet"));
        agent = host.agent(fleet, HOST, folder.resolve("agent.log"));
    }

    @Override
    public void close() {
        // a configuration that waits would keep apt for minutes
        new ConfigurationLog(host).release();
        agent.terminate();
        fleet.close();
    }

    ChrootHost host() {
        return host;
    }

    UiApi api() {
        return fleet.api();
    }

    Service agent() {
        return agent;
    }

    Path log(String name) {
        return folder.resolve(name + ".log");
    }

    /** What is wrong so far, a line each; empty if nothing is. */
    String wrong() {
        return wrong.toString();
    }

    /** Prints a line that begins with right or WRONG; what follows a colon is printed of what is wrong only. */
    void check(boolean right, String what) {
        System.out.println(
                "  " + (right ? "right" : "WRONG") + ": " + (right ? what.replaceFirst("(?s): .*", "") : what));
        if (!right) {
            wrong.append(what).append('\n');
        }
    }

    /** What master and UI say of the host. */
    JsonObject report() {
        return api().host(HOST);
    }

    /** What waits for an approval of these packages. */
    List<JsonObject> rows(String... packages) {
        List<String> names = Arrays.asList(packages);
        return api().pending().stream()
                .filter(row -> names.contains(row.getString("package")))
                .toList();
    }

    /** Waits until the table has what apt-get shows, and nothing else. */
    void awaitPlan() {
        Await.until(
                "the table has what apt-get shows", PATIENCE, () -> pending().equals(host.actions()));
    }

    /** Package, kind and version, each once. */
    Set<String> pending() {
        return api().pending().stream()
                .map(row -> row.getString("package") + " " + row.getString("action") + " "
                        + (row.getString("to_version") == null ? "-" : row.getString("to_version")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Waits until all of it was executed, as the master says. */
    void awaitDone(String what, List<JsonObject> rows) {
        Await.until(what + " done", PATIENCE, () -> {
            List<JsonObject> done = api().approvals().stream()
                    .filter(approval -> approval.getInteger("done") >= 1)
                    .flatMap(approval -> objects(approval.getJsonArray("actions")).stream())
                    .toList();
            return rows.stream().allMatch(row -> done.stream().anyMatch(action -> isSame(action, row)));
        });
    }

    private static boolean isSame(JsonObject one, JsonObject other) {
        return List.of("package", "action", "to_version").stream()
                .allMatch(key -> one.getString(key, "").equals(other.getString(key, "")));
    }

    void awaitVersion(String name, String version) {
        Await.until(name + " " + version, PATIENCE, () -> version.equals(host.version(name)));
    }

    /** Waits until the decision about a package says that it waits for just these, each kind and name. */
    void awaitBlocked(String name, List<String> others) {
        Await.until(name + " is reported to wait for " + others, PATIENCE, () -> api().approval(name).stream()
                .filter(approval -> approval.getJsonArray("blocked") != null)
                .flatMap(approval -> objects(approval.getJsonArray("blocked")).stream())
                .anyMatch(blocked -> waitsFor(blocked).equals(others)));
    }

    private static List<String> waitsFor(JsonObject blocked) {
        return objects(blocked.getJsonArray("waits_for")).stream()
                .map(action -> action.getString("action") + " " + action.getString("package"))
                .sorted()
                .toList();
    }

    /**
     * Approves, waits until it is done, and compares what differs with what was approved. It is wrong if there is nothing to
     * approve.
     */
    void step(String what, List<JsonObject> rows, Runnable meanwhile) {
        if (rows.isEmpty()) {
            check(false, what + ": none of it is pending");
            return;
        }
        Set<String> before = host.packages();
        long start = System.nanoTime();
        api().approve(rows);
        meanwhile.run();
        awaitDone(what, rows);
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        Set<String> after = host.packages();
        Set<String> changed = changed(before, after);
        Set<String> approved =
                rows.stream().map(row -> row.getString("package")).collect(Collectors.toCollection(TreeSet::new));
        System.out.println(
                what + ": " + rows.size() + " approved, " + changed.size() + " packages differ, " + seconds + " s");
        check(changed.equals(approved), "what differs is what was approved: " + changed + " " + approved);
        awaitPlan();
        check(after.stream().allMatch(line -> line.endsWith(" ii ") || line.endsWith(" rc ")), "all is installed");
    }

    void step(String what, List<JsonObject> rows) {
        step(what, rows, () -> {});
    }

    /** As {@link #step}, of what a release may have nothing of. */
    void stepIfAny(String what, List<JsonObject> rows) {
        if (rows.isEmpty()) {
            System.out.println(what + ": there is none");
        } else {
            step(what, rows);
        }
    }

    /** The names of the packages that differ between two times. */
    static Set<String> changed(Set<String> before, Set<String> after) {
        Set<String> different = new TreeSet<>(before);
        different.addAll(after);
        different.removeIf(line -> before.contains(line) && after.contains(line));
        // without the architecture, which dpkg names for some
        return different.stream()
                .map(line -> line.substring(0, line.indexOf(' ')).replaceFirst(":.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }
}
