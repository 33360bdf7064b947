package io.masif.ui.fleet.draft;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.pending.PendingTable;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.decision.ActionOutlook;
import io.masif.ui.view.decision.DecisionDraft;
import io.masif.ui.view.decision.DecisionTarget;
import io.masif.ui.view.decision.ExecutionOutlook;
import io.masif.ui.view.decision.HostOutlook;
import io.masif.ui.view.decision.HostTarget;
import io.masif.ui.view.host.HostChoice;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a decision about these patterns would concern now; bad input for a name that no host has. */
public record PreviewDecision(List<ApprovalPattern> patterns, HostChoice hosts) implements IndexQuery<DecisionDraft> {
    public PreviewDecision {
        patterns = List.copyOf(patterns);
    }

    @Override
    public DecisionDraft answer(IndexView index) {
        List<ActionKey> keys = PendingTable.of(index).entries().stream()
                .filter(entry -> patterns.stream().anyMatch(pattern -> entry.anyMatch(pattern::covers)))
                .map(entry -> entry.key())
                .toList();
        DecisionDraft draft = createDraft(index, keys);
        return draft.withExecutionOutlook(ExecutionCount.of(index, findCovered(index.fleet()), draft.hosts()));
    }

    private DecisionDraft createDraft(IndexView index, List<ActionKey> keys) {
        HostTarget target = new HostTarget(hosts.scope(), hosts.names());
        return keys.isEmpty()
                ? createEmpty(index)
                : new DraftDecision(new DecisionTarget(keys, null, null, target)).answer(index);
    }

    /** What a decline would be about: also what is decided already, or executed. */
    private Set<ActionKey> findCovered(FleetIndex fleet) {
        return patterns.stream()
                .flatMap(pattern -> fleet.actions().findByPackage(pattern.packageName()).stream()
                        .map(fleet::action)
                        .filter(pattern::covers))
                .map(ActionKey::of)
                .collect(Collectors.toSet());
    }

    private DecisionDraft createEmpty(IndexView index) {
        return new DecisionDraft(
                List.of(),
                new ResolveHosts(hosts).answer(index),
                List.of(),
                new ActionOutlook(0, List.of(), List.of(), List.of(), List.of(), List.of(), 0),
                HostOutlook.EMPTY,
                new ExecutionOutlook(0, 0, 0, 0, List.of()));
    }
}
