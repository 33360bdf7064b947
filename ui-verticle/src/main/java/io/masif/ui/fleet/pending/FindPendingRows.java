package io.masif.ui.fleet.pending;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.fleet.rule.query.PendingOutlooks;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.pending.PendingLists;
import io.masif.ui.view.pending.PendingRow;
import java.util.Comparator;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** A page of the pending actions, one by one; for programs. */
public record FindPendingRows(ListRequest<PendingRow> request) implements IndexQuery<ListPage<PendingRow>> {
    @Override
    public ListPage<PendingRow> answer(IndexView index) {
        PendingTable table = PendingTable.of(index);
        MatchingEntries matching = MatchingEntries.find(index, request, true);
        RoaringBitmap restriction = matching.restriction();
        List<PendingEntry> sorted =
                matching.entries().stream().sorted(createOrder(restriction)).toList();
        return ListPage.of(request, sorted, table.entries().size(), entry -> createRow(entry, index, restriction));
    }

    /** The order of the request, without creating all rows. */
    private Comparator<PendingEntry> createOrder(RoaringBitmap restriction) {
        Comparator<PendingEntry> ascending =
                switch (request.isDescending() ? request.order().substring(1) : request.order()) {
                    case PendingLists.HOSTS ->
                        Comparator.comparing(entry -> entry.count(restriction).hosts());
                    case PendingLists.SECURITY ->
                        Comparator.comparing(entry -> !entry.count(restriction).isSecurity());
                    case PendingLists.FIRST_SEEN -> Comparator.comparing(PendingEntry::firstSeen);
                    default -> Comparator.comparing(entry -> entry.key().packageName());
                };
        return (request.isDescending() ? ascending.reversed() : ascending).thenComparing(PendingEntry::key);
    }

    private static PendingRow createRow(PendingEntry entry, IndexView index, RoaringBitmap restriction) {
        return new PendingRow(
                entry.key(),
                entry.source(),
                entry.count(restriction),
                entry.origin(),
                index.pending().countDeclines(index.fleet().actions().findByKey(entry.key()), restriction),
                new PendingOutlooks(index).find(entry.key(), entry.executableHosts(restriction)));
    }
}
