package io.masif.ui.fleet;

import io.masif.decision.Decision;
import io.masif.decision.HostSelection;
import io.masif.decision.HostSet;
import io.masif.decision.Revocation;
import io.masif.decision.Scope;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.store.DecisionRecord;
import io.masif.ui.store.DecisionRecords;
import io.masif.ui.store.RevocationRecord;
import io.masif.ui.view.StandingApproval;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/** Reads the decisions that are not in the index yet, and what was revoked since. */
final class DecisionLoad {
    private final DecisionRecords stored;
    private final Fleet fleet;
    private final Map<ApprovalPattern, ApprovalPattern> shared = new HashMap<>();
    private final List<DecisionRecord> records = new ArrayList<>();
    private final List<RevocationRecord> revocations = new ArrayList<>();
    private final Map<Long, HostSet> sets = new HashMap<>();
    private Map<Long, Instant> ids = Map.of();

    DecisionLoad(DecisionRecords stored, Fleet fleet) {
        this.stored = stored;
        this.fleet = fleet;
    }

    Future<Void> read() {
        return stored.ids()
                .compose(found -> {
                    ids = found;
                    return stored.decisions(unknownDecisions());
                })
                .compose(found -> {
                    records.addAll(found);
                    return stored.revocationIds(ids.keySet());
                })
                .compose(found -> stored.revocations(unknownRevocations(found)))
                .compose(found -> {
                    revocations.addAll(found);
                    return stored.sets(unknownSets());
                })
                .compose(found -> {
                    sets.putAll(found);
                    fleet.decisions().putSets(found);
                    return stored.formerHosts(unknownHosts());
                })
                .map(names -> {
                    fleet.decisions().putFormerHosts(names);
                    apply();
                    return null;
                });
    }

    private Collection<Long> unknownDecisions() {
        return ids.keySet().stream()
                .filter(id -> fleet.decisions().get(id) == null)
                .toList();
    }

    private Collection<Long> unknownRevocations(Map<Long, Long> all) {
        Set<Long> present = new HashSet<>();
        fleet.decisions().all().forEach(each -> each.decision().revocations().forEach(one -> present.add(one.id())));
        return all.keySet().stream().filter(id -> !present.contains(id)).toList();
    }

    private Collection<Long> unknownSets() {
        return Stream.concat(
                        records.stream().map(DecisionRecord::hostSet),
                        revocations.stream().map(RevocationRecord::hostSet))
                .filter(Objects::nonNull)
                .filter(id -> !isPresent(id))
                .collect(Collectors.toSet());
    }

    private boolean isPresent(long id) {
        HostSet set = fleet.decisions().set(id);
        if (set != null) {
            sets.put(id, set);
        }
        return set != null;
    }

    /** The hosts that the decisions name and the index does not have: they were removed. */
    private Collection<Integer> unknownHosts() {
        RoaringBitmap named = new RoaringBitmap();
        sets.values().forEach(set -> named.or(set.bitmap()));
        List<Integer> unknown = new ArrayList<>();
        named.forEach((int id) -> {
            if (fleet.host(id) == null && fleet.decisions().formerHost(id) == null) {
                unknown.add(id);
            }
        });
        return unknown;
    }

    private void apply() {
        Map<Long, StandingApproval> changed = new HashMap<>();
        records.forEach(record -> changed.put(record.id(), approval(record)));
        revocations.forEach(record -> {
            StandingApproval before = changed.containsKey(record.decision())
                    ? changed.get(record.decision())
                    : fleet.decisions().get(record.decision());
            if (before != null) {
                changed.put(record.decision(), revoked(before, record));
            }
        });
        Set<Long> gone = new HashSet<>(fleet.decisions().ids());
        gone.removeAll(ids.keySet());
        if (!changed.isEmpty() || !gone.isEmpty()) {
            fleet.change(changed.values(), gone);
        }
    }

    private StandingApproval approval(DecisionRecord record) {
        Decision decision = new Decision(
                record.id(),
                patterns(record.patterns()),
                selection(record.scope(), record.hostSet()),
                record.expires(),
                List.of());
        return new StandingApproval(
                decision, record.author(), record.comment(), record.created(), ids.get(record.id()));
    }

    private StandingApproval revoked(StandingApproval before, RevocationRecord record) {
        Revocation revocation =
                new Revocation(record.id(), patterns(record.patterns()), selection(record.scope(), record.hostSet()));
        return new StandingApproval(
                before.decision().with(revocation),
                before.author(),
                before.comment(),
                before.created(),
                ids.get(before.id()));
    }

    /** Many decisions are about the same actions: each pattern is there once. */
    private List<ApprovalPattern> patterns(List<ApprovalPattern> read) {
        return read.stream()
                .map(pattern ->
                        shared.computeIfAbsent(pattern, fleet.decisions().index()::shared))
                .toList();
    }

    private HostSelection selection(Scope scope, Long set) {
        return scope == Scope.ALL ? HostSelection.ALL : new HostSelection(scope, sets.get(set));
    }
}
