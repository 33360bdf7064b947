package io.masif.rig.rollout;

import java.util.Map;
import java.util.Objects;

/** How often everything has been done at the end of a {@link RolloutLife}. */
final class RolloutTotals {
    private static final Map<String, Integer> EVENTS = Map.of(
            "ring-opened", 3,
            "rollout-stopped", 1,
            "rollout-paused", 1,
            "rollout-resumed", 2,
            "ring-released", 1,
            "ring-succeeded", 2,
            "ring-skipped", 1,
            "rollout-finished", 1);

    private final RolloutInvariants invariants;
    private final RolloutSnapshot end;
    private final long rollout;

    /** @param rollout that went through all steps */
    RolloutTotals(RolloutInvariants invariants, RolloutSnapshot end, long rollout) {
        this.invariants = invariants;
        this.end = end;
        this.rollout = rollout;
    }

    /** A host that wants the action again after it was done, and one that was paused, are approved once more each. */
    void check() {
        invariants.check(end);
        EVENTS.forEach((kind, count) -> require(kind, count, end.countEvents(rollout, kind)));
        require("rollouts", 3, end.all("rollout").count());
        require("decisions of ring 1", 3, countDecisions("1"));
        require("decisions of ring 2", 3, countDecisions("2"));
        require("decisions of ring 3", 1, countDecisions("3"));
        require("decisions after the last ring", 1, countDecisions(null));
        require(
                "decisions of rules",
                1,
                end.all("decision")
                        .filter(each -> each.getValue("rollout") == null)
                        .count());
        require("retries", 1, end.all("retry").count());
        require("notifications", 3, end.all("notification").count());
    }

    private long countDecisions(String ring) {
        return end.all("decision", rollout)
                .filter(each -> Objects.equals(ring, each.getString("ring")))
                .count();
    }

    private void require(String what, long expected, long found) {
        if (found != expected) {
            invariants.add(found + " " + what + " instead of " + expected);
        }
    }
}
