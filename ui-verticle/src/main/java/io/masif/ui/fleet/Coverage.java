package io.masif.ui.fleet;

import io.masif.decision.Decision;
import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** Which of the fleet's actions each decision covers. */
final class Coverage {
    private final FleetActions actions;
    private final Map<Long, Covered> byDecision = new HashMap<>();

    Coverage(FleetActions actions) {
        this.actions = actions;
    }

    /** The numbers of the actions that a decision covers. */
    static final class Covered {
        private final int[] direct;
        private final int[] partOfUpdate;

        private Covered(RoaringBitmap direct, RoaringBitmap partOfUpdate) {
            this.direct = direct.toArray();
            this.partOfUpdate = partOfUpdate.toArray();
        }

        /** Those that it covers on every host; not to be changed. */
        int[] direct() {
            return direct;
        }

        /** Those on hosts only that report the configuration of an update as an action of its own; not to be changed. */
        int[] partOfUpdate() {
            return partOfUpdate;
        }
    }

    Covered of(Decision decision) {
        return byDecision.computeIfAbsent(decision.id(), id -> compute(decision));
    }

    /** An action was added that one of these decisions covers. */
    void outdate(Iterable<Decision> decisions) {
        decisions.forEach(decision -> byDecision.remove(decision.id()));
    }

    void remove(long decision) {
        byDecision.remove(decision);
    }

    private Covered compute(Decision decision) {
        RoaringBitmap direct = new RoaringBitmap();
        RoaringBitmap partOfUpdate = new RoaringBitmap();
        for (ApprovalPattern pattern : decision.patterns()) {
            for (int id : actions.of(pattern.packageName())) {
                Action action = actions.get(id);
                if (pattern.covers(action)) {
                    direct.add(id);
                } else if (pattern.coversAsPartOfUpdate(action)) {
                    partOfUpdate.add(id);
                }
            }
        }
        partOfUpdate.andNot(direct);
        return new Covered(direct, partOfUpdate);
    }
}
