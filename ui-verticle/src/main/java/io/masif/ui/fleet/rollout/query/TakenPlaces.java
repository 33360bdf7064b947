package io.masif.ui.fleet.rollout.query;

import io.masif.ui.fleet.index.FleetActions;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.rollout.plan.HostLimit;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.view.host.RingHostState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/**
 * Which hosts have a place of a limit, in all rings of all rollouts that have not ended: in a ring with a limit, those that are
 * approved and not done; in each ring, those that execute something of it now. A limit counts its hosts whichever ring gave them
 * a place: several rollouts of one group at the same time have no more of its hosts at work than one.
 */
final class TakenPlaces {
    private final List<Part> parts = new ArrayList<>();
    private final Map<Long, Long> revisions = new HashMap<>();

    private record Part(long rollout, int ring, Occupants occupants) {}

    /**
     * Hosts that have places.
     *
     * @param approved those that may begin
     * @param running those that execute it
     * @param blocked those that may begin as soon as what blocks them is gone
     */
    record Occupants(RoaringBitmap approved, RoaringBitmap running, RoaringBitmap blocked) {
        private static final Occupants NONE =
                new Occupants(new RoaringBitmap(), new RoaringBitmap(), new RoaringBitmap());

        /** Those of a ring with a limit. */
        static Occupants of(IndexView index, Rollout rollout, ApprovedHosts approvals, RingProgress progress) {
            RoaringBitmap beginning =
                    RoaringBitmap.or(progress.find(RingHostState.WAITING), progress.findRetriable(index.now()));
            return new Occupants(
                    approvals.select(beginning),
                    progress.find(RingHostState.RUNNING),
                    findBlocked(index, rollout, approvals, progress));
        }

        /** Not those of a step back, which are never executed. */
        private static RoaringBitmap findBlocked(
                IndexView index, Rollout rollout, ApprovedHosts approvals, RingProgress progress) {
            RoaringBitmap blocked = approvals.select(progress.find(RingHostState.BLOCKED));
            FleetActions actions = index.fleet().actions();
            rollout.definition().patterns().forEach(pattern -> {
                for (int action : actions.findByPackage(pattern.packageName())) {
                    if (actions.isStepBack(action)
                            && pattern.covers(index.fleet().action(action))) {
                        blocked.andNot(index.fleet().hostsPlanning(action));
                    }
                }
            });
            return blocked;
        }

        /**
         * How many places they take, together with those that others have. Blocked hosts take none, as long as no more than the
         * limit are.
         */
        int count(int limit, RoaringBitmap others) {
            RoaringBitmap working = RoaringBitmap.or(working(), others);
            return working.getCardinality() + Math.max(0, RoaringBitmap.andNotCardinality(blocked, working) - limit);
        }

        RoaringBitmap working() {
            return RoaringBitmap.or(approved, running);
        }

        /** Without those of the approved ones to which nothing is handed out now. */
        Occupants without(RoaringBitmap held) {
            return new Occupants(RoaringBitmap.andNot(approved, held), running, blocked);
        }

        Occupants or(Occupants others) {
            return new Occupants(
                    RoaringBitmap.or(approved, others.approved),
                    RoaringBitmap.or(running, others.running),
                    RoaringBitmap.or(blocked, others.blocked));
        }

        /** As other rings see them: what blocked hosts wait for may be just what these rings would do. */
        private Occupants ofOthers(RoaringBitmap hosts) {
            return new Occupants(
                    RoaringBitmap.and(approved, hosts), RoaringBitmap.and(running, hosts), new RoaringBitmap());
        }
    }

    private TakenPlaces(IndexView index) {
        index.fleet().rollouts().unfinished().forEach(rollout -> {
            revisions.put(rollout.id(), rollout.revision());
            add(index, rollout);
        });
    }

    /** The revisions of the other rollouts whose hosts were counted, by number. */
    Map<Long, Long> findOtherRevisions(long rollout) {
        Map<Long, Long> others = new HashMap<>(revisions);
        others.remove(rollout);
        return others;
    }

    static TakenPlaces of(IndexView index) {
        return index.cached(TakenPlaces.class, () -> new TakenPlaces(index));
    }

    private void add(IndexView index, Rollout rollout) {
        ApprovedHosts approvals = new ApprovedHosts(index, rollout);
        for (int ring = 0; ring < rollout.rings().size(); ring++) {
            if (rollout.status().rings().get(ring).isOpened()) {
                add(index, rollout, ring, approvals, RingProgress.of(index, rollout, ring));
            }
        }
        RingProgress.ofRest(index, rollout)
                .ifPresent(rest -> add(index, rollout, rollout.rings().size(), approvals, rest));
    }

    private void add(IndexView index, Rollout rollout, int ring, ApprovedHosts approvals, RingProgress progress) {
        HostLimit limit = rollout.definition().findLimit(ring);
        parts.add(new Part(
                rollout.id(),
                ring,
                limit.isNone()
                        ? new Occupants(new RoaringBitmap(), progress.find(RingHostState.RUNNING), new RoaringBitmap())
                        : Occupants.of(index, rollout, approvals, progress)));
    }

    /**
     * Those of these hosts that have places in other rings.
     *
     * @param ring from 0; the number of rings for the hosts that no ring has had
     */
    Occupants findOthers(long rollout, int ring, RoaringBitmap hosts) {
        return parts.stream()
                .filter(part -> part.rollout() != rollout || part.ring() != ring)
                .map(part -> part.occupants().ofOthers(hosts))
                .reduce(Occupants.NONE, Occupants::or);
    }
}
