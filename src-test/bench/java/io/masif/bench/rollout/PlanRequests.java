package io.masif.bench.rollout;

import io.masif.bench.request.ActionPool.Offer;
import io.masif.bench.request.Requests;
import java.util.List;

/** The requests of hosts with a plan, made once. */
final class PlanRequests {
    private static final Requests REQUESTS = new Requests(2);

    private final byte[] unchanged;
    private final byte[] changed;
    private final byte[] full;

    PlanRequests(List<Offer> plan) {
        unchanged = REQUESTS.unchanged(plan);
        changed = REQUESTS.changed(plan);
        full = REQUESTS.full(plan);
    }

    /** That of a host that the master knows to have it; not to be changed. */
    byte[] unchanged() {
        return unchanged;
    }

    /** That of a host that had another one; not to be changed. */
    byte[] changed() {
        return changed;
    }

    /** The same with all that a master may ask for; not to be changed. */
    byte[] full() {
        return full;
    }
}
