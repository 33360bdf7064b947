package io.masif.rig.rollout;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/** Checks invariants of rollouts in snapshots of the database, also after a UI was killed, and collects the violations. */
final class RolloutInvariants {
    private final Set<String> violations = new LinkedHashSet<>();
    private final Map<String, String> openings = new HashMap<>();

    /** Adds a violation that was found elsewhere. */
    synchronized void add(String violation) {
        violations.add(violation);
    }

    /** @throws AssertionError with all violations, if there are any */
    synchronized void requireNone() {
        if (!violations.isEmpty()) {
            throw new AssertionError(String.join("\n", violations));
        }
    }

    /** Checks all rollouts of a snapshot. */
    synchronized void check(RolloutSnapshot snapshot) {
        snapshot.all("rollout").forEach(rollout -> checkRollout(snapshot, rollout));
        snapshot.all("ring").forEach(ring -> checkRing(snapshot, ring));
        snapshot.all("decision")
                .forEach(decision -> require(
                        decision.getValue("origin") != null && revocations(decision) <= 1,
                        "it has no origin, or several revocations: " + decision));
        requireDistinct(snapshot, "notification", "event", "subject");
        requireDistinct(snapshot, "retry", "decision");
    }

    private void checkRollout(RolloutSnapshot snapshot, JsonObject rollout) {
        long id = Long.parseLong(rollout.getString("rollout"));
        String state = rollout.getString("state");
        requireEvents(snapshot, id, "rollout-started", 1);
        requireEvents(snapshot, id, "rollout-finished", state.equals("finished") ? 1 : 0);
        requireEvents(snapshot, id, "rollout-cancelled", state.equals("cancelled") ? 1 : 0);
        long pauses = snapshot.countEvents(id, "rollout-stopped")
                + snapshot.countEvents(id, "rollout-paused")
                - snapshot.countEvents(id, "rollout-resumed");
        require(
                state.equals("cancelled") || pauses == (state.equals("paused") ? 1 : 0),
                "rollout " + id + " is " + state + ", but was paused " + pauses
                        + " times more often than it was resumed");
        RoaringBitmap approved = new RoaringBitmap();
        snapshot.all("decision", id)
                .filter(decision -> revocations(decision) == 0)
                .forEach(decision -> {
                    require(
                            state.equals("running") || state.equals("finished"),
                            "rollout " + id + " is " + state + ", but this decision is in force: " + decision);
                    checkApproval(snapshot, decision, approved);
                });
    }

    /** @param approved the hosts of the decisions in force that were checked before; those of this one are added */
    private void checkApproval(RolloutSnapshot snapshot, JsonObject decision, RoaringBitmap approved) {
        if (decision.getValue("ring") == null) {
            return;
        }
        RoaringBitmap hosts = RolloutSnapshot.hosts(decision);
        RoaringBitmap ring = RolloutSnapshot.hosts(snapshot.ring(
                Long.parseLong(decision.getString("rollout")), Integer.parseInt(decision.getString("ring"))));
        require(ring.contains(hosts), "it approves hosts that are not in the ring " + ring + ": " + decision);
        require(
                !RoaringBitmap.intersects(approved, hosts),
                "other decisions in force approve " + approved + ", and so some of the hosts of " + decision);
        approved.or(hosts);
    }

    private static int revocations(JsonObject decision) {
        return Integer.parseInt(decision.getString("revocations"));
    }

    private void checkRing(RolloutSnapshot snapshot, JsonObject ring) {
        long rollout = Long.parseLong(ring.getString("rollout"));
        boolean isOpened = ring.getString("opened") != null;
        require(isOpened == (ring.getString("hosts") != null), "it has hosts exactly if it was opened: " + ring);
        requireRingEvents(snapshot, ring, "ring-opened", isOpened);
        requireRingEvents(
                snapshot, ring, "ring-succeeded", ring.getString("state").equals("succeeded"));
        requireRingEvents(
                snapshot, ring, "ring-skipped", ring.getString("state").equals("skipped"));
        snapshot.all("ring", rollout)
                .filter(other -> other.getString("ring").compareTo(ring.getString("ring")) < 0)
                .forEach(other -> require(
                        !RoaringBitmap.intersects(RolloutSnapshot.hosts(other), RolloutSnapshot.hosts(ring)),
                        "a host is in two rings, " + other + " and " + ring));
        if (isOpened) {
            String opening = ring.getString("opened") + " " + ring.getString("hosts");
            String earlier = openings.putIfAbsent(rollout + " " + ring.getString("ring"), opening);
            require(earlier == null || earlier.equals(opening), "its opening was " + earlier + " before: " + ring);
        }
    }

    private void requireRingEvents(RolloutSnapshot snapshot, JsonObject ring, String kind, boolean isExpected) {
        long count = snapshot.all("event", Long.parseLong(ring.getString("rollout")))
                .filter(event -> kind.equals(event.getString("kind"))
                        && Objects.equals(ring.getString("ring"), event.getString("ring")))
                .count();
        require(count == (isExpected ? 1 : 0), "there are " + count + " events " + kind + " of " + ring);
    }

    private void requireEvents(RolloutSnapshot snapshot, long rollout, String kind, long expected) {
        long count = snapshot.countEvents(rollout, kind);
        require(
                count == expected,
                "there are " + count + " events " + kind + " of rollout " + rollout + " instead of " + expected);
    }

    private void requireDistinct(RolloutSnapshot snapshot, String row, String... members) {
        Set<List<Object>> seen = new LinkedHashSet<>();
        snapshot.all(row).forEach(each -> {
            List<Object> values = new ArrayList<>();
            for (String member : members) {
                values.add(each.getValue(member));
            }
            require(seen.add(values), "there are two of the same: " + each);
        });
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            violations.add(what);
        }
    }
}
