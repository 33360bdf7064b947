package io.masif.ui.fleet.host;

import io.masif.ui.fleet.condition.CurrentConditions;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.host.HostRow;
import io.masif.ui.view.list.ListRequest;
import java.util.List;

/** The names of all hosts that match a request, on whatever page, in its order. */
public record FindHostNames(ListRequest<HostRow> request) implements IndexQuery<List<String>> {
    @Override
    public List<String> answer(IndexView index) {
        CurrentConditions conditions = index.conditions();
        List<HostRecord> found = new HostSelector(index, conditions).select(request);
        return new HostOrder(index, conditions)
                .sort(request, found).stream().map(HostRecord::name).toList();
    }
}
