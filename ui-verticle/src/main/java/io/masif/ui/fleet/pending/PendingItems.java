package io.masif.ui.fleet.pending;

import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.fleet.rule.query.PendingOutlooks;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.pending.PendingGroup;
import io.masif.ui.view.pending.PendingItem;
import io.masif.ui.view.pending.WaitReasons;
import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** Creates the rows of pending actions. */
final class PendingItems {
    private static final int MAX_NEEDED_BY = 5;

    private final IndexView index;
    private final PendingTable table;
    private final RoaringBitmap restriction;
    private final PendingOutlooks outlooks;
    private final Map<EntryGroup, PendingGroup> summaries = new HashMap<>();

    /** @param restriction the hosts that count; null for all */
    PendingItems(IndexView index, RoaringBitmap restriction) {
        this.index = index;
        this.table = PendingTable.of(index);
        this.restriction = restriction;
        this.outlooks = new PendingOutlooks(index);
    }

    PendingItem create(PendingEntry entry, EntryGroup group) {
        return new PendingItem(
                summaries.computeIfAbsent(group, each -> each.summarize(each.countHosts(restriction))),
                entry.key(),
                entry.count(restriction),
                entry.origin(),
                findReasons(entry),
                outlooks.find(entry.key(), entry.executableHosts(restriction)));
    }

    private WaitReasons findReasons(PendingEntry entry) {
        RoaringBitmap hosts = restrict(entry.hosts());
        HostFacets.KeptBack keptBack = table.hosts().findKeptBack(entry.key().packageName());
        Map<ActionKey, RoaringBitmap> waiting = table.findWaiting(entry.key());
        RoaringBitmap declined = restrict(findDeclined(entry.key()));
        return new WaitReasons(
                RoaringBitmap.andCardinality(table.removalHosts(), hosts),
                keptBack.countHosts(restriction),
                keptBack.findReason(restriction),
                waiting.keySet().stream()
                        .filter(each -> RoaringBitmap.intersects(waiting.get(each), hosts))
                        .limit(MAX_NEEDED_BY)
                        .toList(),
                RoaringBitmap.andCardinality(RoaringBitmap.or(waiting.values().iterator()), hosts),
                declined.getCardinality(),
                declined.isEmpty() ? null : findDecline(entry.key(), declined));
    }

    private RoaringBitmap restrict(RoaringBitmap hosts) {
        return restriction == null ? hosts : RoaringBitmap.and(hosts, restriction);
    }

    /** A decline in force of the action for one of the hosts; null if there is none. */
    private AuthoredDecision findDecline(ActionKey key, RoaringBitmap hosts) {
        return index.fleet().actions().findByKey(key).stream()
                .flatMap(action ->
                        index
                                .fleet()
                                .declines()
                                .index()
                                .findCovering(index.fleet().action(action), false)
                                .stream())
                .map(decline -> index.fleet().declines().get(decline.id()))
                .filter(decline -> decline.isInForce(index.now()))
                .filter(decline -> decline.decision().hosts().intersects(hosts))
                .findFirst()
                .orElse(null);
    }

    private RoaringBitmap findDeclined(ActionKey key) {
        RoaringBitmap declined = new RoaringBitmap();
        for (int action : index.fleet().actions().findByKey(key)) {
            declined.or(index.pending().findDeclined(action));
        }
        return declined;
    }
}
