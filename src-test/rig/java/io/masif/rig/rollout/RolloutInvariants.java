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

/** What holds at each moment in the life of rollouts, whoever was killed before. Collects what does not. */
final class RolloutInvariants {
    private final Set<String> violations = new LinkedHashSet<>();
    private final Map<String, String> openings = new HashMap<>();

    /** Something else that did not hold. */
    synchronized void add(String violation) {
        violations.add(violation);
    }

    /** @throws AssertionError with what did not hold */
    synchronized void requireNone() {
        if (!violations.isEmpty()) {
            throw new AssertionError(String.join("\n", violations));
        }
    }

    /** What is true of all rollouts at any moment. */
    synchronized void check(RolloutSnapshot snapshot) {
        snapshot.all("rollout").forEach(rollout -> checkRollout(snapshot, rollout));
        snapshot.all("ring").forEach(ring -> checkRing(snapshot, ring));
        snapshot.all("decision")
                .forEach(decision -> require(
                        decision.getValue("origin") != null && revocations(decision) <= 1,
                        "an origin, and one revocation at most, of " + decision));
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
                "rollout " + id + " is " + state + ", and was paused " + pauses + " times more than resumed");
        RoaringBitmap approved = new RoaringBitmap();
        snapshot.all("decision", id)
                .filter(decision -> revocations(decision) == 0)
                .forEach(decision -> {
                    require(
                            state.equals("running") || state.equals("finished"),
                            "rollout " + id + " is " + state + ", and allows " + decision);
                    checkApproval(snapshot, decision, approved);
                });
    }

    /** @param approved the hosts for which other decisions of the rollout are in force */
    private void checkApproval(RolloutSnapshot snapshot, JsonObject decision, RoaringBitmap approved) {
        if (decision.getValue("ring") == null) {
            return;
        }
        RoaringBitmap hosts = RolloutSnapshot.hosts(decision);
        RoaringBitmap ring = RolloutSnapshot.hosts(snapshot.ring(
                Long.parseLong(decision.getString("rollout")), Integer.parseInt(decision.getString("ring"))));
        require(ring.contains(hosts), "hosts outside of " + ring + " are approved by " + decision);
        require(!RoaringBitmap.intersects(approved, hosts), approved + " were approved before " + decision);
        approved.or(hosts);
    }

    private static int revocations(JsonObject decision) {
        return Integer.parseInt(decision.getString("revocations"));
    }

    private void checkRing(RolloutSnapshot snapshot, JsonObject ring) {
        long rollout = Long.parseLong(ring.getString("rollout"));
        boolean isOpened = ring.getString("opened") != null;
        require(isOpened == (ring.getString("hosts") != null), "hosts since it opened of " + ring);
        requireRingEvents(snapshot, ring, "ring-opened", isOpened);
        requireRingEvents(
                snapshot, ring, "ring-succeeded", ring.getString("state").equals("succeeded"));
        requireRingEvents(
                snapshot, ring, "ring-skipped", ring.getString("state").equals("skipped"));
        snapshot.all("ring", rollout)
                .filter(other -> other.getString("ring").compareTo(ring.getString("ring")) < 0)
                .forEach(other -> require(
                        !RoaringBitmap.intersects(RolloutSnapshot.hosts(other), RolloutSnapshot.hosts(ring)),
                        "no host in both " + other + " and " + ring));
        if (isOpened) {
            String opening = ring.getString("opened") + " " + ring.getString("hosts");
            String earlier = openings.putIfAbsent(rollout + " " + ring.getString("ring"), opening);
            require(earlier == null || earlier.equals(opening), "opened as before, " + earlier + ": " + ring);
        }
    }

    private void requireRingEvents(RolloutSnapshot snapshot, JsonObject ring, String kind, boolean isExpected) {
        long count = snapshot.all("event", Long.parseLong(ring.getString("rollout")))
                .filter(event -> kind.equals(event.getString("kind"))
                        && Objects.equals(ring.getString("ring"), event.getString("ring")))
                .count();
        require(count == (isExpected ? 1 : 0), count + " events " + kind + " of " + ring);
    }

    private void requireEvents(RolloutSnapshot snapshot, long rollout, String kind, long expected) {
        long count = snapshot.countEvents(rollout, kind);
        require(count == expected, count + " events " + kind + " of rollout " + rollout + " instead of " + expected);
    }

    private void requireDistinct(RolloutSnapshot snapshot, String row, String... members) {
        Set<List<Object>> seen = new LinkedHashSet<>();
        snapshot.all(row).forEach(each -> {
            List<Object> values = new ArrayList<>();
            for (String member : members) {
                values.add(each.getValue(member));
            }
            require(seen.add(values), "twice: " + each);
        });
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            violations.add(what);
        }
    }
}
