package io.masif.ui.fleet.host.summary;

import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.host.HostListPage;
import io.masif.ui.view.host.HostQuery;
import io.masif.ui.view.list.Pages;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** A page of the hosts that a query finds. When they were last seen may be out of date. */
record ListHosts(HostQuery query) implements IndexQuery<HostListPage> {
    @Override
    public HostListPage answer(IndexView index) {
        FleetIndex fleet = index.fleet();
        HostSummaries summaries = new HostSummaries(index);
        RoaringBitmap chosen = fleet.hosts().find(query.selector());
        List<HostRecord> found = fleet.hosts().all().stream()
                .filter(host -> chosen.contains(host.id()) && query.matches(host.name(), host.facts()))
                .toList();
        return new HostListPage(
                query,
                Pages.select(found, query.page(), query.size()).stream()
                        .map(summaries::summarize)
                        .toList(),
                found.size(),
                fleet.hosts().size());
    }
}
