package io.masif.ui.fleet.pending;

import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.fleet.rule.query.PendingOutlooks;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.pending.PendingGroup;
import io.masif.ui.view.pending.PendingItem;
import io.masif.ui.view.pending.WaitReasons;
import java.util.HashMap;
import java.util.List;
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
        HostFacets.KeptBack keptBack = table.hosts().findKeptBack(entry.key().packageName());
        Map<ActionKey, RoaringBitmap> waiting = table.findWaiting(entry.key());
        RoaringBitmap waitingHosts = new RoaringBitmap();
        waiting.values().forEach(waitingHosts::or);
        waitingHosts.and(entry.hosts());
        return new WaitReasons(
                RoaringBitmap.andCardinality(table.removalHosts(), entry.hosts()),
                keptBack == null ? 0 : keptBack.hosts().getCardinality(),
                keptBack == null ? null : keptBack.reason(),
                waitingHosts.isEmpty()
                        ? List.of()
                        : waiting.keySet().stream().limit(MAX_NEEDED_BY).toList(),
                waitingHosts.getCardinality(),
                countDeclined(entry.key()),
                findDecline(entry.key()));
    }

    /** A decline in force of the action; null if there is none. */
    private AuthoredDecision findDecline(ActionKey key) {
        return index.fleet().actions().findByKey(key).stream()
                .filter(action -> !index.pending().findDeclined(action).isEmpty())
                .flatMap(action ->
                        index
                                .fleet()
                                .declines()
                                .index()
                                .findCovering(index.fleet().action(action), false)
                                .stream())
                .map(decline -> index.fleet().declines().get(decline.id()))
                .filter(decline -> decline.isInForce(index.now()))
                .findFirst()
                .orElse(null);
    }

    private int countDeclined(ActionKey key) {
        RoaringBitmap declined = new RoaringBitmap();
        for (int action : index.fleet().actions().findByKey(key)) {
            declined.or(index.pending().findDeclined(action));
        }
        return declined.getCardinality();
    }
}
