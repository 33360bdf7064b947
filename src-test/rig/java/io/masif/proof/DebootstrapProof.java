package io.masif.proof;

import io.masif.rig.Await;
import io.masif.rig.Fleet;
import io.masif.rig.Folders;
import io.masif.rig.Service;
import io.masif.rig.UiApi;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A Debian with updates pending is upgraded by approvals: first one package with a changed conffile, then all security
 * updates at once, then the agent itself, then the rest. After each step it is compared what dpkg knew before and knows
 * now.
 */
public final class DebootstrapProof implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final String AGENT = "masif-agent";
    private static final String OURS = "\n# changed by the administrator of this host\n";

    private final ChrootHost host;
    private final Fleet fleet;
    private final Service agent;
    private final StringBuilder wrong = new StringBuilder();

    private DebootstrapProof(Path root, Path folder) {
        host = new ChrootHost(root);
        fleet = Fleet.start(folder.resolve("fleet"));
        agent = host.agent(fleet, "debian", folder.resolve("agent.log"));
    }

    /** Arguments: the folder with the Debian, and one to work in. Exits with 1 if anything is not as it is to be. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[1]).toAbsolutePath();
        Folders.delete(folder);
        try (DebootstrapProof proof = new DebootstrapProof(Path.of(arguments[0]), folder)) {
            proof.play();
            if (proof.wrong.length() > 0) {
                throw new IllegalStateException(proof.wrong.toString());
            }
            System.out.println("Everything was as it is to be.");
        } catch (RuntimeException | AssertionError e) {
            System.out.println("WRONG: " + e.getMessage());
            Runtime.getRuntime().exit(1);
        }
    }

    @Override
    public void close() {
        agent.terminate();
        fleet.close();
    }

    private void play() {
        List<String> shown = host.pending();
        agent.start();
        long actions = actions(shown);
        awaitPending(actions);
        List<JsonObject> all = fleet.api().pending();
        long security = all.stream().filter(DebootstrapProof::security).count();
        System.out.println(
                "Pending: " + actions + " actions, as apt-get shows, " + security + " of them security updates");
        onePackage(all);
        step(
                "All security updates at once",
                fleet.api().pending().stream()
                        .filter(DebootstrapProof::security)
                        .toList());
        itself();
        step("The rest", fleet.api().pending());
        check(host.pending().isEmpty(), "the plan is empty at the end: " + host.pending());
    }

    private void onePackage(List<JsonObject> all) {
        JsonObject row = all.stream()
                .filter(each -> "update".equals(each.getString("action")) && !AGENT.equals(each.getString("package")))
                .filter(each -> !host.conffiles(each.getString("package")).isEmpty() && alone(each))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no package with a conffile can be upgraded alone"));
        String conffile = host.conffiles(row.getString("package")).get(0);
        host.append(conffile, OURS);
        String before = host.read(conffile);
        step("One package, " + row.getString("package") + ", whose " + conffile + " was changed", List.of(row));
        check(before.equals(host.read(conffile)), "the conffile is as the administrator left it");
        System.out.println("  beside it: " + (host.has(conffile + ".dpkg-dist") ? conffile + ".dpkg-dist" : "nothing"));
    }

    /** What systemd does for the package: when it is configured, the agent is started anew, while its own run goes on. */
    private void itself() {
        List<JsonObject> rows = fleet.api().pending().stream()
                .filter(row -> AGENT.equals(row.getString("package")))
                .toList();
        step("The agent's own package", rows, () -> {
            String wanted = rows.get(0).getString("to_version");
            Await.until(AGENT + " " + wanted + " is unpacked", PATIENCE, () -> host.version(AGENT)
                    .equals(wanted));
            agent.terminate();
            agent.start();
        });
    }

    private boolean alone(JsonObject row) {
        String exact = row.getString("package") + "=" + row.getString("to_version");
        return host.run("apt-get", "-sqq", "--only-upgrade", "install", exact)
                        .lines()
                        .filter(line -> line.startsWith("Inst ") || line.startsWith("Remv "))
                        .count()
                == 1;
    }

    private void step(String what, List<JsonObject> rows) {
        step(what, rows, () -> {});
    }

    private void step(String what, List<JsonObject> rows, Runnable meanwhile) {
        if (rows.isEmpty()) {
            System.out.println(what + ": there is none");
            return;
        }
        Set<String> before = host.packages();
        long start = System.nanoTime();
        fleet.api().approve(rows);
        meanwhile.run();
        Await.until(what + " done", PATIENCE, () -> done(rows));
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        Set<String> after = host.packages();
        Set<String> changed = names(difference(after, before));
        changed.addAll(names(difference(before, after)));
        Set<String> approved =
                rows.stream().map(row -> row.getString("package")).collect(Collectors.toSet());
        System.out.println(
                what + ": " + rows.size() + " approved, " + changed.size() + " packages differ, " + seconds + " s");
        check(changed.equals(approved), "what differs is what was approved: " + changed + " " + approved);
        awaitPending(actions(host.pending()));
        check(after.stream().allMatch(line -> line.endsWith(" ii ") || line.endsWith(" rc ")), "all is installed");
    }

    private void awaitPending(long actions) {
        Await.until(
                actions + " actions in the table",
                PATIENCE,
                () -> fleet.api().pending().size() == actions);
    }

    private static long actions(List<String> shown) {
        return shown.stream().filter(line -> !line.startsWith("Conf ")).count();
    }

    private boolean done(List<JsonObject> rows) {
        Set<String> wanted = rows.stream().map(row -> row.getString("package")).collect(Collectors.toSet());
        return wanted.stream()
                        .filter(name -> fleet.api().approvals().stream()
                                .filter(approval -> UiApi.isAbout(approval, name))
                                .anyMatch(approval -> approval.getInteger("done") >= 1))
                        .count()
                == wanted.size();
    }

    private void check(boolean right, String what) {
        System.out.println("  " + (right ? "right" : "WRONG") + ": " + (right ? what.replaceAll(": .*", "") : what));
        if (!right) {
            wrong.append(what).append('\n');
        }
    }

    private static boolean security(JsonObject row) {
        return Boolean.TRUE.equals(row.getBoolean("security"));
    }

    private static Set<String> difference(Set<String> one, Set<String> other) {
        Set<String> rest = new TreeSet<>(one);
        rest.removeAll(other);
        return rest;
    }

    /** Without the architecture, which dpkg names for some. */
    private static Set<String> names(Set<String> lines) {
        return lines.stream()
                .map(line -> line.substring(0, line.indexOf(' ')).replaceFirst(":.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
