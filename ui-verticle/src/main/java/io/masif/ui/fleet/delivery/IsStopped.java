package io.masif.ui.fleet.delivery;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;

/** Whether the brake holds. */
public record IsStopped() implements IndexQuery<Boolean> {
    @Override
    public Boolean answer(IndexView index) {
        return index.fleet().delivery().isStopped();
    }
}
