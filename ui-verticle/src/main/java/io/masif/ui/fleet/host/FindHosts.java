package io.masif.ui.fleet.host;

import io.masif.ui.fleet.condition.CurrentConditions;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.host.FoundHosts;
import io.masif.ui.view.host.HostRow;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import java.util.List;

/** A page of the list of hosts. */
public record FindHosts(ListRequest<HostRow> request) implements IndexQuery<FoundHosts> {
    @Override
    public FoundHosts answer(IndexView index) {
        CurrentConditions conditions = index.conditions();
        List<HostRecord> found = new HostSelector(index, conditions).select(request);
        List<HostRecord> sorted = new HostOrder(index, conditions).sort(request, found);
        return new FoundHosts(
                ListPage.of(request, sorted, index.fleet().hosts().size(), new HostRows(index, conditions)::create),
                index.fleet().hosts().labels().hasLabelledHosts(),
                conditions.countByPrimary());
    }
}
