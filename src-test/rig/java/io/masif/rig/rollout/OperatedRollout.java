package io.masif.rig.rollout;

import io.masif.domain.Action;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A rollout of one action: what an operator has it do, and what becomes of its rings. Rings are numbered from 1. */
final class OperatedRollout {
    private final KilledUis uis;
    private final Map<String, ReportingHost> hosts;
    private final Action action;
    private final long id;

    /** @param hosts all of the fleet, by their names */
    OperatedRollout(KilledUis uis, Map<String, ReportingHost> hosts, Action action, long id) {
        this.uis = uis;
        this.hosts = hosts;
        this.action = action;
        this.id = id;
    }

    /** The body of a request to start one. */
    static JsonObject toRequest(String plan, Action action) {
        JsonObject pattern = new JsonObject()
                .put("package", action.packageName())
                .put("action", action.kind().word())
                .put("to_version", action.to());
        return new JsonObject().put("plan", plan).put("actions", new JsonArray().add(pattern));
    }

    long id() {
        return id;
    }

    /** @param ring that the command is about; null if it is about none */
    void command(String word, Integer ring) {
        uis.command(
                "rollouts/" + id + "/commands",
                new JsonObject().put("command", word).put("ring", ring));
    }

    /** Has what failed tried once more. */
    void retry() {
        uis.command("rollouts/" + id + "/retries", new JsonObject());
    }

    /** Those of a ring that has opened. */
    List<ReportingHost> hosts(int ring) {
        String numbers = RolloutSnapshot.hosts(uis.snapshot().ring(id, ring)).stream()
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(","));
        return uis.database().execute("SELECT name FROM masif.agent WHERE id IN (" + numbers + ") ORDER BY id").stream()
                .map(hosts::get)
                .toList();
    }

    void awaitOpen(int ring) {
        awaitRing(ring, "is open", row -> "open".equals(row.getString("state")));
    }

    /** Waits until enough hosts of the ring are done. */
    void awaitMet(int ring) {
        awaitRing(ring, "has enough hosts that are done", row -> row.getString("met") != null);
    }

    private void awaitRing(int ring, String what, Predicate<JsonObject> condition) {
        uis.await(
                "ring " + ring + " " + what, () -> condition.test(uis.snapshot().ring(id, ring)));
    }

    /** A host of a ring that is answered an approval, as soon as there is one. */
    ReportingHost awaitTold(int ring) {
        List<ReportingHost> all = hosts(ring);
        uis.await("a host of ring " + ring + " is answered an approval", () -> all.stream()
                .anyMatch(host -> host.isApproved(action)));
        return all.stream().filter(host -> host.isApproved(action)).findFirst().orElseThrow();
    }

    /** Waits until no master answers any longer that the host may. */
    void awaitRevoked(ReportingHost host) {
        uis.await("nothing is approved for " + host.name(), () -> !host.isApproved(action));
    }

    /** Each host of the ring is answered the approval, and no other one. */
    void requireToldOnly(int ring) {
        List<ReportingHost> answered = hosts(ring);
        answered.forEach(host -> host.awaitApproval(action));
        hosts.values().stream()
                .filter(host -> !answered.contains(host) && host.isApproved(action))
                .forEach(host ->
                        uis.invariants().add(host.name() + " is answered an approval, and is not in ring " + ring));
    }
}
