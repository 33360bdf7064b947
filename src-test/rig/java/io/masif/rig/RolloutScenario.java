package io.masif.rig;

import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Twelve hosts in three rings: a good update passes all of them, a bad one stops in the first, is cancelled and repaired, and the
 * next version passes.
 */
public final class RolloutScenario {
    /** How many hosts it has. */
    public static final int HOSTS = 12;

    private static final String PACKAGE = "sensor";
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    /** Of four hosts each is in the first ring, and of three each cannot be upgraded to the bad version. */
    private static final int FIRST_RING_DIVISOR = 4;

    private static final int BAD_DIVISOR = 3;
    private static final String BROKEN = "etc/sensor-is-broken";

    private final Fleet fleet;
    private final Consumer<String> progress;

    /** @param progress told what goes on */
    public RolloutScenario(Fleet fleet, Consumer<String> progress) {
        this.fleet = fleet;
        this.progress = progress;
    }

    /** Adds the hosts, the first version that they have, and the plan. */
    public void begin() {
        fleet.archive().add(DebPackage.of(PACKAGE, "1.0"));
        for (int number = 1; number <= HOSTS; number++) {
            Host host = fleet.addHost(name(number), PACKAGE + "=1.0");
            if (number % BAD_DIVISOR == 0) {
                Folders.write(host.sandbox().root().resolve(BROKEN), "");
            }
        }
        offer(DebPackage.of(PACKAGE, "1.1"));
        fleet.awaitHosts();
        putPlan();
    }

    private static String name(int number) {
        return "app-" + number;
    }

    /** The hosts of the first ring. */
    public static List<String> firstRing() {
        return IntStream.rangeClosed(1, HOSTS)
                .filter(number -> number % FIRST_RING_DIVISOR == 0)
                .mapToObj(RolloutScenario::name)
                .toList();
    }

    private void putPlan() {
        fleet.api().ask("groups", new JsonObject().put("name", "canary").put("hosts", new JsonArray(firstRing())));
        JsonArray rings = new JsonArray()
                .add(new JsonObject().put("groups", new JsonArray().add("canary")))
                .add(new JsonObject().put("percent", 50).put("max_concurrent", 2))
                .add(new JsonObject().put("percent", 100));
        fleet.api().ask("rollout-plans", new JsonObject().put("name", "careful").put("rings", rings));
    }

    private void offer(DebPackage version) {
        fleet.archive().add(version);
        fleet.startAgents();
    }

    /** All of it, one after the other. */
    void play() {
        playToItsEnd(playUntilItPauses());
    }

    /** The good update passes all rings; the bad one pauses in the first. Returns the number of the latter rollout. */
    public long playUntilItPauses() {
        progress.accept("Rolling out " + PACKAGE + " 1.1, a good update, to " + HOSTS + " hosts in three rings ...");
        awaitState(start("1.1"), "finished");
        progress.accept("It is finished. Rolling out 1.2, whose postinst fails on a third of the hosts ...");
        offer(DebPackage.of(PACKAGE, "1.2")
                .postinst(
                        "test ! -e \"$DPKG_ROOT/" + BROKEN + "\" || { echo 'cannot reach the sensor' >&2; exit 3; }"));
        long bad = start("1.2");
        awaitState(bad, "paused");
        progress.accept("It has paused by itself in the first ring: /rollouts/" + bad);
        return bad;
    }

    /** The bad rollout is cancelled, its hosts are repaired, and the next version passes all rings. */
    public void playToItsEnd(long bad) {
        fleet.api().ask("rollouts/" + bad + "/commands", new JsonObject().put("command", "cancel"));
        progress.accept("It is cancelled. Repairing the host that is half configured by an approved configure ...");
        fleet.hosts().forEach(host -> Folders.delete(host.sandbox().root().resolve(BROKEN)));
        Await.until("half configured", TIMEOUT, () -> fleet.api().pending().stream()
                .anyMatch(row -> "configure".equals(row.getString("action"))));
        fleet.api().approve(PACKAGE, "configure", "1.2");
        Await.until("repaired", TIMEOUT, () -> firstRing().stream()
                .allMatch(host -> fleet.host(host).version(PACKAGE).isPresent()));
        progress.accept("Rolling out 1.3, which is good again ...");
        offer(DebPackage.of(PACKAGE, "1.3"));
        awaitState(start("1.3"), "finished");
        progress.accept("It is finished.");
    }

    /** Starts the rollout of a version as soon as all hosts propose it. */
    private long start(String version) {
        Await.until("all hosts propose " + version, TIMEOUT, () -> fleet.api()
                .isPending(PACKAGE, "update", version, HOSTS));
        JsonObject action =
                new JsonObject().put("package", PACKAGE).put("action", "update").put("to_version", version);
        return fleet.api()
                .ask("rollouts", new JsonObject().put("plan", "careful").put("actions", new JsonArray().add(action)))
                .getLong("id");
    }

    private void awaitState(long rollout, String state) {
        Await.until(
                "rollout " + rollout + " " + state,
                TIMEOUT,
                () -> state.equals(fleet.api().ask("rollouts/" + rollout, null).getString("state")));
    }
}
