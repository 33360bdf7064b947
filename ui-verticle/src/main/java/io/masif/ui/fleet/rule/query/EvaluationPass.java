package io.masif.ui.fleet.rule.query;

import io.masif.decision.HostSelection;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.fleet.rule.ActionSummary;
import io.masif.ui.fleet.rule.KnownDecisions;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.rule.RuleVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/** One evaluation of rules over the packages of the fleet. */
final class EvaluationPass {
    private final EvaluatedState state;
    private final KnownDecisions known;
    private final Iterator<String> packages;
    private final Map<RuleVersion, HostSelection> selections = new HashMap<>();
    private final Map<RuleVersion, List<ActionKey>> due = new LinkedHashMap<>();

    EvaluationPass(EvaluatedState state) {
        this.state = state;
        this.known = state.fleet().rules().known();
        // actions may be added between two queries
        this.packages = List.copyOf(state.fleet().actions().packages()).iterator();
    }

    EvaluatedState state() {
        return state;
    }

    Iterator<String> packages() {
        return packages;
    }

    /** Evaluates the rules for a package; when it has to be evaluated again although nothing changes. */
    Instant evaluate(String packageName, IndexView index) {
        Instant next = Instant.MAX;
        if (state.fleet().rules().findByPackage(packageName).isEmpty()) {
            return next;
        }
        for (ActionSummary action : state.fleet().actions().summarize(packageName)) {
            RoaringBitmap pending = RuleOutlooks.findPendingHosts(index, action);
            if (!pending.isEmpty()) {
                Instant again = evaluate(action, pending, index.now());
                next = again.isBefore(next) ? again : next;
            }
        }
        return next;
    }

    private Instant evaluate(ActionSummary action, RoaringBitmap pending, Instant now) {
        Instant next = Instant.MAX;
        FleetIndex fleet = state.fleet();
        for (RuleVersion rule : fleet.rules().findMatching(action).toList()) {
            Optional<Instant> time = rule.findApprovalTime(action.firstSeen());
            RoaringBitmap undecided = RuleOutlooks.selectUndecided(fleet, rule, action.key(), pending);
            if (!mayDecide(rule, now) || time.isEmpty() || undecided.isEmpty()) {
                continue;
            }
            if (time.get().isAfter(now)) {
                next = time.get().isBefore(next) ? time.get() : next;
            } else if (select(rule).intersects(undecided)) {
                due.computeIfAbsent(rule, each -> new ArrayList<>()).add(action.key());
                next = now;
            }
        }
        return next;
    }

    /** What matures while a rollout of a rule has not ended waits for the next one. */
    private boolean mayDecide(RuleVersion rule, Instant now) {
        return rule.isActive(now)
                && (rule.definition().plan() == null || !state.busyRules().contains(rule.rule()));
    }

    private HostSelection select(RuleVersion rule) {
        return selections.computeIfAbsent(rule, each -> each.definition().select(state.members()));
    }

    /** What was found, when all packages have been evaluated. */
    FindDueApprovals.Found complete(Instant next) {
        List<DueApproval> found = due.entrySet().stream()
                .map(each -> new DueApproval(each.getKey(), select(each.getKey()), each.getValue()))
                .toList();
        return new FindDueApprovals.Found(true, found, next, known);
    }
}
