package io.masif.rig;

import io.masif.rig.apt.DebPackage;
import io.masif.rig.http.NotificationReceiver;
import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Twelve hosts in three rings: a good update passes all of them, a bad one stops in the first, is cancelled and repaired, and the
 * next version passes. A webhook is sent when a rollout pauses or ends.
 */
public final class RolloutScenario implements AutoCloseable {
    /** How many hosts it has. */
    public static final int HOSTS = 12;

    /** How many of them are in the first ring. */
    public static final int FIRST_RING = 3;

    private static final String PACKAGE = "sensor";
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final Fleet fleet;
    private final Path shared;
    private final Consumer<String> progress;
    private final NotificationReceiver receiver;

    /**
     * @param shared a folder for what the scripts of all hosts share
     * @param progress told what goes on
     */
    public RolloutScenario(Fleet fleet, Path shared, Consumer<String> progress) {
        this.fleet = fleet;
        this.shared = Folders.create(shared).toAbsolutePath();
        this.progress = progress;
        this.receiver = new NotificationReceiver(text -> progress.accept("A webhook came: " + text));
    }

    /** Adds the hosts, the first version that they have, and the plan. */
    public void begin() {
        fleet.archive().add(DebPackage.of(PACKAGE, "1.0"));
        for (int number = 1; number <= HOSTS; number++) {
            fleet.addHost("app-" + number, PACKAGE + "=1.0");
        }
        offer(DebPackage.of(PACKAGE, "1.1"));
        fleet.awaitHosts();
        putPlan();
        addRoute();
    }

    private void putPlan() {
        JsonArray rings = new JsonArray()
                .add(new JsonObject().put("percent", 100 * FIRST_RING / HOSTS))
                .add(new JsonObject().put("percent", 50).put("max_concurrent", 2))
                .add(new JsonObject().put("percent", 100));
        fleet.api().ask("rollout-plans", new JsonObject().put("name", "careful").put("rings", rings));
    }

    private void addRoute() {
        JsonObject route = new JsonObject()
                .put("name", "demo")
                .put("kind", "webhook")
                .put("target", receiver.address())
                .put("events", new JsonArray().add("rollout-paused").add("rollout-finished"))
                .put("security_days", 7);
        fleet.api().ask("notification-routes", route);
    }

    private void offer(DebPackage version) {
        fleet.archive().add(version);
        fleet.startAgents();
    }

    /** All of it, one after the other. */
    public void play() {
        playToItsEnd(playUntilItPauses());
    }

    /** The good update passes all rings; the bad one pauses in the first. Returns the number of the latter rollout. */
    public long playUntilItPauses() {
        progress.accept("Rolling out " + PACKAGE + " 1.1, a good update, to " + HOSTS + " hosts in three rings ...");
        awaitState(start("1.1"), "finished");
        progress.accept("It is finished. Rolling out 1.2, whose postinst fails on a third of the hosts ...");
        offer(DebPackage.of(PACKAGE, "1.2").postinst(failOnAThird()));
        long bad = start("1.2");
        awaitState(bad, "paused");
        progress.accept("It has paused by itself in the first ring: /rollouts/" + bad);
        return bad;
    }

    /** A script that fails on each third host that comes to it, until all are repaired. */
    private String failOnAThird() {
        return """
                test ! -e '%1$s/repaired' || exit 0
                exec 9>'%1$s/lock'
                flock 9
                count=$(($(cat '%1$s/count' 2>/dev/null || echo 0) + 1))
                echo $count >'%1$s/count'
                test $((count %% 3)) -ne 0 || { echo 'cannot reach the sensor' >&2; exit 3; }""".formatted(shared);
    }

    /** The bad rollout is cancelled, its hosts are repaired, and the next version passes all rings. */
    public void playToItsEnd(long bad) {
        fleet.api().ask("rollouts/" + bad + "/commands", new JsonObject().put("command", "cancel"));
        progress.accept("It is cancelled. Repairing the host that is half configured by an approved configure ...");
        Folders.write(shared.resolve("repaired"), "");
        Await.until("half configured", TIMEOUT, () -> fleet.api().pending().stream()
                .anyMatch(row -> "configure".equals(row.getString("action"))));
        fleet.api().approve(PACKAGE, "configure", "1.2");
        Await.until("repaired", TIMEOUT, () -> fleet.hosts().stream()
                .allMatch(host -> host.version(PACKAGE).isPresent()));
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
        JsonObject rollout = new JsonObject().put("plan", "careful").put("actions", new JsonArray().add(action));
        return fleet.api().ask("rollouts", rollout).getLong("id");
    }

    /** The texts of the webhooks that have come. */
    public List<String> webhooks() {
        return receiver.texts();
    }

    private void awaitState(long rollout, String state) {
        Await.until(
                "rollout " + rollout + " " + state,
                TIMEOUT,
                () -> state.equals(fleet.api().ask("rollouts/" + rollout, null).getString("state")));
    }

    @Override
    public void close() {
        receiver.close();
    }
}
