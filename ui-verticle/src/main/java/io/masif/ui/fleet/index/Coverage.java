package io.masif.ui.fleet.index;

import io.masif.decision.Decision;
import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** Caches which actions of the fleet each decision covers. */
public final class Coverage {
    private final FleetActions actions;
    private final Map<Long, CoveredActions> byDecision = new HashMap<>();

    Coverage(FleetActions actions) {
        this.actions = actions;
    }

    /** The numbers of the actions that a decision covers. */
    public static final class CoveredActions {
        private final int[] direct;
        private final int[] partOfUpdate;

        private CoveredActions(RoaringBitmap direct, RoaringBitmap partOfUpdate) {
            this.direct = direct.toArray();
            this.partOfUpdate = partOfUpdate.toArray();
        }

        /** The actions that it covers on every host; not to be changed. */
        public int[] direct() {
            return direct;
        }

        /** The actions that it covers only on hosts that report the two halves of an update; not to be changed. */
        public int[] partOfUpdate() {
            return partOfUpdate;
        }
    }

    public CoveredActions get(Decision decision) {
        return byDecision.computeIfAbsent(decision.id(), id -> compute(decision));
    }

    /** Removes the entries of these decisions: they cover an action that was added. */
    void invalidate(Iterable<Decision> decisions) {
        decisions.forEach(decision -> byDecision.remove(decision.id()));
    }

    void remove(long decision) {
        byDecision.remove(decision);
    }

    /** The numbers of the actions that a decision covers, which need not be one of the index. */
    public CoveredActions compute(Decision decision) {
        RoaringBitmap direct = new RoaringBitmap();
        RoaringBitmap partOfUpdate = new RoaringBitmap();
        for (ApprovalPattern pattern : decision.patterns()) {
            for (int id : actions.findByPackage(pattern.packageName())) {
                Action action = actions.get(id);
                if (pattern.covers(action)) {
                    direct.add(id);
                } else if (pattern.coversAsPartOfUpdate(action)) {
                    partOfUpdate.add(id);
                }
            }
        }
        partOfUpdate.andNot(direct);
        return new CoveredActions(direct, partOfUpdate);
    }
}
