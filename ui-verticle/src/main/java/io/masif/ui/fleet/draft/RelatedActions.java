package io.masif.ui.fleet.draft;

import io.masif.ui.fleet.pending.PendingEntry;
import io.masif.ui.fleet.pending.PendingTable;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.decision.RelatedAction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/**
 * Finds actions without which hosts may be unable to execute the chosen ones: those that blocked actions wait for, and the
 * installations and removals in the same plans.
 */
final class RelatedActions {
    private final PendingTable table;
    private final Set<ActionKey> chosen;
    private final RoaringBitmap hosts;

    /** @param hosts the hosts for which the chosen actions are pending */
    RelatedActions(PendingTable table, Set<ActionKey> chosen, RoaringBitmap hosts) {
        this.table = table;
        this.chosen = chosen;
        this.hosts = hosts;
    }

    /** Removals first, which nobody may overlook, then those that are needed, and then those of most hosts. */
    List<RelatedAction> find() {
        List<RelatedAction> found = new ArrayList<>();
        Set<ActionKey> needed = new HashSet<>();
        table.neededBy().forEach((key, waiting) -> waiting.keySet().stream()
                .filter(chosen::contains)
                .findFirst()
                .ifPresent(waitingAction -> {
                    PendingEntry entry = table.find(key);
                    if (entry != null && !chosen.contains(key) && needed.add(key)) {
                        add(found, entry, waitingAction);
                    }
                }));
        for (PendingEntry entry : table.entries()) {
            if (isChangingPackages(entry.key()) && !chosen.contains(entry.key()) && !needed.contains(entry.key())) {
                add(found, entry, null);
            }
        }
        found.sort(Comparator.comparing((RelatedAction each) -> !each.key().isRemoval())
                .thenComparing(each -> each.neededBy() == null)
                .thenComparing(RelatedAction::hosts, Comparator.reverseOrder())
                .thenComparing(RelatedAction::key));
        return found;
    }

    private void add(List<RelatedAction> found, PendingEntry entry, ActionKey neededBy) {
        int count = RoaringBitmap.andCardinality(entry.hosts(), hosts);
        if (count > 0) {
            found.add(new RelatedAction(entry.key(), count, neededBy));
        }
    }

    /** Whether it changes which packages there are: apt plans that only because other actions need it. */
    private static boolean isChangingPackages(ActionKey key) {
        return switch (key.kind()) {
            case INSTALL, REMOVE, PURGE -> true;
            case UPDATE, CONFIGURE, RESTART, REBOOT -> false;
        };
    }
}
