package io.masif.ui.fleet.delivery;

import io.masif.decision.GroupMembers;
import io.masif.delivery.Delivery;
import io.masif.delivery.DeliveryRules;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.delivery.HeldBack;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/**
 * Counts the hosts to which approvals are not handed out at the moment, because of the brake, a freeze or a maintenance window,
 * or since their groups are not known yet, and finds the earliest moment at which one of them gets approvals again. All hosts
 * that are members of the same groups have the same result, which is computed once.
 */
public final class HeldHosts {
    private final DeliveryRules rules;
    private final GroupMembers members;
    private final Instant now;
    private int hosts;
    private Delivery.State state;
    private int first;
    private Instant start = Instant.MAX;

    private HeldHosts(IndexView index) {
        this.rules = index.fleet().delivery().rules();
        this.members = index.fleet().groups().members();
        this.now = index.now();
    }

    /** False if approvals are handed out to every host. */
    public static boolean isAnyPossible(IndexView index) {
        return !index.fleet().delivery().rules().isUnrestricted();
    }

    /** Those of the hosts to which approvals are not handed out now; a new bitmap. */
    public static RoaringBitmap select(IndexView index, RoaringBitmap candidates) {
        RoaringBitmap found = new RoaringBitmap();
        if (isAnyPossible(index)) {
            HeldHosts held = new HeldHosts(index);
            held.divide(candidates).stream()
                    .filter(part -> !held.rules.find(part.first(), held.now).isAllowed())
                    .forEach(found::or);
        }
        return found;
    }

    /** The result for these hosts; null if approvals are handed out to each of them. */
    public static HeldBack find(IndexView index, RoaringBitmap candidates) {
        HeldHosts held = new HeldHosts(index);
        held.divide(candidates).forEach(held::add);
        return held.hosts == 0 ? null : held.create();
    }

    /** Splits the hosts into sets: the members of a set are in the same groups, of those that matter. */
    private List<RoaringBitmap> divide(RoaringBitmap candidates) {
        List<RoaringBitmap> parts = candidates.isEmpty() ? List.of() : List.of(candidates);
        for (int group : rules.findNamedGroups()) {
            RoaringBitmap ofGroup = members.get(group).toBitmap();
            parts = parts.stream()
                    .flatMap(part -> Stream.of(RoaringBitmap.and(part, ofGroup), RoaringBitmap.andNot(part, ofGroup)))
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
        return parts;
    }

    private void add(RoaringBitmap part) {
        int host = part.first();
        Delivery delivery = rules.find(host, now);
        if (delivery.isAllowed()) {
            return;
        }
        Instant itsStart = rules.findNextStart(host, now).orElse(Instant.MAX);
        if (hosts == 0 || itsStart.isBefore(start)) {
            state = delivery.state();
            first = host;
            start = itsStart;
        }
        hosts += part.getCardinality();
    }

    private HeldBack create() {
        return start.equals(Instant.MAX)
                ? new HeldBack(hosts, state, null, null)
                : new HeldBack(
                        hosts,
                        state,
                        start,
                        rules.findOpenWindow(first, start)
                                .map(each -> each.window().zone())
                                .orElse(null));
    }
}
