package io.masif.ui.fleet.delivery;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;

/** Whether the brake, a freeze or a window may hold back approvals from some host, now or later. */
public record IsDeliveryRestricted() implements IndexQuery<Boolean> {
    @Override
    public Boolean answer(IndexView index) {
        return HeldHosts.isAnyPossible(index);
    }
}
