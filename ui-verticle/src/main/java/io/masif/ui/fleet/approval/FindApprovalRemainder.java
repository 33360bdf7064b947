package io.masif.ui.fleet.approval;

import io.masif.decision.Decision;
import io.masif.decision.Scope;
import io.masif.failure.Failure;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.pending.PendingEntry;
import io.masif.ui.fleet.pending.PendingTable;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.language.Text;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.ApprovalRemainder;
import io.masif.ui.view.approval.AuthoredDecision;
import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * What an approval for some hosts leaves to be decided on all others; not found if there is no such approval, and bad input if it
 * is not for some hosts, or leaves nothing.
 */
public record FindApprovalRemainder(long id) implements IndexQuery<ApprovalRemainder> {
    @Override
    public ApprovalRemainder answer(IndexView index) {
        AuthoredDecision approval = index.fleet().decisions().get(id);
        if (approval == null) {
            throw DecisionKind.APPROVAL.createNotFound(id);
        }
        Decision decision = approval.decision();
        if (decision.hosts().scope() != Scope.ONLY) {
            throw Failure.badInput(Text.of("refusal.no-remainder", Long.toString(id)));
        }
        ApprovalRemainder remainder = new ApprovalRemainder(
                PendingTable.of(index).entries().stream()
                        .filter(entry -> entry.anyMatch(decision::covers) && isPendingElsewhere(entry, decision))
                        .map(PendingEntry::key)
                        .toList(),
                findNames(index.fleet(), decision));
        if (remainder.actions().isEmpty()) {
            throw Failure.badInput(Text.of("refusal.none-pending"));
        }
        return remainder;
    }

    private static boolean isPendingElsewhere(PendingEntry entry, Decision decision) {
        return !RoaringBitmap.andNot(entry.hosts(), decision.hosts().hosts().toBitmap())
                .isEmpty();
    }

    /** Removed hosts have no plan, and no name by which they can be chosen. */
    private static List<String> findNames(FleetIndex fleet, Decision decision) {
        List<String> names = new ArrayList<>();
        decision.hosts().hosts().toBitmap().forEach((int host) -> {
            if (fleet.host(host) != null) {
                names.add(fleet.host(host).name());
            }
        });
        return names;
    }
}
