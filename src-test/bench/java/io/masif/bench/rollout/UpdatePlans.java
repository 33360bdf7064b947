package io.masif.bench.rollout;

import io.masif.bench.request.ActionPool;
import io.masif.bench.request.ActionPool.Offer;
import io.masif.bench.request.HostPlans;
import io.masif.domain.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The plans of hosts that share most actions, and that all want the same updates until they have executed them. */
final class UpdatePlans {
    /** How many updates there are, numbered from 0. */
    static final int UPDATES = 2;

    private static final int PACKAGES = 2000;
    private static final int ACTIONS = 50;
    private static final String UPDATE_PREFIX = "release-";

    private final List<Offer> updates;
    /** By the group of hosts, and the set of executed updates as bits. */
    private final List<List<PlanRequests>> requests = new ArrayList<>();

    UpdatePlans() {
        HostPlans plans = new HostPlans(new ActionPool(PACKAGES), HostPlans.GROUPS, ACTIONS, false);
        plans.release(UPDATES);
        updates = plans.planOf(0).stream().filter(UpdatePlans::isUpdate).toList();
        for (int group = 0; group < HostPlans.GROUPS; group++) {
            List<Offer> whole = plans.planOf(group);
            requests.add(IntStream.range(0, 1 << UPDATES)
                    .mapToObj(executed -> new PlanRequests(whole.stream()
                            .filter(offer -> !isUpdate(offer) || (executed & bit(updates.indexOf(offer))) == 0)
                            .toList()))
                    .toList());
        }
    }

    private static boolean isUpdate(Offer offer) {
        return offer.action().packageName().startsWith(UPDATE_PREFIX);
    }

    /**
     * What a host sends that has executed some updates.
     *
     * @param executed a bit for each update
     */
    PlanRequests requests(int host, int executed) {
        return requests.get(host % HostPlans.GROUPS).get(executed);
    }

    /** That of an update in a set of them. */
    static int bit(int number) {
        return 1 << number;
    }

    Action update(int number) {
        return updates.get(number).action();
    }

    /** Whether the digests of an answer, as hexadecimal digits, approve an update. */
    boolean isApproved(int number, Set<String> digests) {
        return digests.contains(updates.get(number).digest());
    }

    /** Whether digests of an answer are those of other actions than the updates. */
    boolean hasOthers(Set<String> digests) {
        return !updates.stream().map(Offer::digest).toList().containsAll(digests);
    }
}
