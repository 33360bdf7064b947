package io.masif.rig.rollout;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Result;
import io.masif.rig.http.NotificationReceiver;
import io.masif.rig.kill.KilledStep;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A rollout in three rings that goes through all of its steps, a second one that is cancelled, and two rules, one of which begins
 * a third one. At each step UIs are killed.
 */
final class RolloutLife implements AutoCloseable {
    private static final int HOSTS = 6;
    private static final int WEBHOOKS = 3;
    private static final String PLAN = "careful";
    private static final Action FIRST = update("first");
    private static final Action SECOND = update("second");
    private static final Action RULED = update("ruled");
    private static final Action PLAIN = update("plain");

    private final KilledUis uis;
    private final CheckedService service = new CheckedService();
    private final NotificationReceiver receiver = new NotificationReceiver(text -> {});
    private Map<String, ReportingHost> hosts;

    RolloutLife(KilledUis uis) {
        this.uis = uis;
    }

    private static Action update(String name) {
        return new Action(name, "amd64", Kind.UPDATE, "1.0", "1.1", List.of("Debian:12/stable"), false);
    }

    /** All of it, one after the other. */
    void play() {
        prepare();
        OperatedRollout first = start();
        stop(first);
        resume(first);
        succeed(first);
        openByHand(first);
        skipToTheEnd(first);
        cancelAnother();
        startByRule();
        approveByRule();
        new RolloutTotals(uis.invariants(), uis.snapshot(), first.id()).check();
        uis.await("webhooks", () -> receiver.texts().size() == WEBHOOKS);
    }

    private void prepare() {
        hosts = IntStream.rangeClosed(1, HOSTS)
                .mapToObj(number -> uis.createHost("h" + number))
                .collect(Collectors.toMap(ReportingHost::name, Function.identity()));
        hosts.values().forEach(host -> host.propose(List.of(FIRST, SECOND, RULED, PLAIN)));
        JsonObject check = new JsonObject().put("kind", "http").put("url", service.address());
        JsonArray rings = new JsonArray()
                .add(new JsonObject().put("percent", 33).put("soak_minutes", 1).put("check", check))
                .add(new JsonObject().put("percent", 50).put("by_hand", true).put("max_concurrent", 1))
                .add(new JsonObject().put("percent", 100));
        uis.command("rollout-plans", new JsonObject().put("name", PLAN).put("rings", rings));
        JsonObject route = new JsonObject()
                .put("name", "test")
                .put("kind", "webhook")
                .put("target", receiver.address())
                .put("events", new JsonArray().add("rollout-paused").add("rollout-finished"))
                .put("security_days", 7);
        uis.command("notification-routes", route);
    }

    /** The first ring opens, for two hosts. */
    private OperatedRollout start() {
        uis.arm(KilledStep.ROLLOUT_STARTED, KilledStep.LEASE_ACQUIRED, KilledStep.RING_OPENED);
        OperatedRollout rollout = start(FIRST);
        uis.awaitDone();
        rollout.requireToldOnly(1);
        return rollout;
    }

    private OperatedRollout start(Action action) {
        JsonObject started = uis.command("rollouts", OperatedRollout.toRequest(PLAN, action));
        return new OperatedRollout(uis, hosts, action, started.getLong("id"));
    }

    /** One of the hosts fails. */
    private void stop(OperatedRollout rollout) {
        uis.arm(KilledStep.ROLLOUT_STOPPED, KilledStep.OUTBOX_FILLED);
        rollout.hosts(1).get(0).execute(FIRST, Result.DONE);
        rollout.hosts(1).get(1).execute(FIRST, Result.FAILED);
        uis.awaitDone();
        rollout.awaitRevoked(rollout.hosts(1).get(1));
    }

    /** That host is approved again, and retried, which lowers the number of errors; then enough hosts are done. */
    private void resume(OperatedRollout rollout) {
        uis.arm(KilledStep.ROLLOUT_RESUMED, KilledStep.HOSTS_APPROVED);
        rollout.command("resume", null);
        uis.awaitDone();
        uis.arm(KilledStep.RETRIED, KilledStep.RING_COUNTED);
        rollout.retry();
        uis.awaitDone();
        uis.arm(KilledStep.RING_COUNTED);
        rollout.hosts(1).get(1).execute(FIRST, Result.DONE);
        uis.awaitDone();
    }

    /** A host proposes it once more, and is done again; the soak time passes; the check is bad, and then good. */
    private void succeed(OperatedRollout rollout) {
        ReportingHost host = rollout.hosts(1).get(0);
        uis.arm(KilledStep.RING_COUNTED);
        host.propose(List.of(FIRST));
        uis.awaitDone();
        host.execute(FIRST, Result.DONE);
        rollout.awaitMet(1);
        uis.arm(KilledStep.CHECK_ANSWERED);
        uis.letSoak();
        uis.awaitDone();
        uis.arm(KilledStep.RING_SUCCEEDED);
        service.repair();
        uis.awaitDone();
    }

    /** The hosts of the second ring come one after the other; the rollout is paused between them. */
    private void openByHand(OperatedRollout rollout) {
        uis.arm(KilledStep.RING_RELEASED);
        rollout.command("open", 2);
        uis.awaitDone();
        rollout.awaitOpen(2);
        uis.arm(KilledStep.HOSTS_APPROVED);
        ReportingHost one = rollout.awaitTold(2);
        one.execute(FIRST, Result.DONE);
        uis.awaitDone();
        ReportingHost other = rollout.awaitTold(2);
        uis.arm(KilledStep.ROLLOUT_PAUSED);
        rollout.command("pause", null);
        uis.awaitDone();
        rollout.awaitRevoked(other);
        rollout.command("resume", null);
        other.execute(FIRST, Result.DONE);
    }

    /** Nobody waits for the third ring. */
    private void skipToTheEnd(OperatedRollout rollout) {
        rollout.awaitOpen(3);
        uis.arm(KilledStep.RING_SKIPPED, KilledStep.ROLLOUT_FINISHED);
        rollout.command("skip", 3);
        uis.awaitDone();
        rollout.hosts(3).forEach(host -> host.execute(FIRST, Result.DONE));
    }

    private void cancelAnother() {
        OperatedRollout rollout = start(SECOND);
        rollout.awaitOpen(1);
        uis.arm(KilledStep.ROLLOUT_CANCELLED);
        rollout.command("cancel", null);
        uis.awaitDone();
        rollout.hosts(1).forEach(rollout::awaitRevoked);
    }

    private void startByRule() {
        uis.arm(KilledStep.RULE_STARTED_ROLLOUT);
        uis.command("rules", createRule("slow", RULED).put("plan", PLAN));
        uis.awaitDone();
        OperatedRollout rollout =
                new OperatedRollout(uis, hosts, RULED, uis.snapshot().findByRule());
        rollout.awaitOpen(1);
        rollout.requireToldOnly(1);
    }

    private void approveByRule() {
        uis.arm(KilledStep.RULE_APPROVED);
        uis.command("rules", createRule("fast", PLAIN));
        uis.awaitDone();
        hosts.values().forEach(host -> host.execute(PLAIN, Result.DONE));
    }

    private static JsonObject createRule(String name, Action action) {
        return new JsonObject().put("name", name).put("packages", new JsonArray().add(action.packageName()));
    }

    @Override
    public void close() {
        service.close();
        receiver.close();
    }
}
