package io.masif.ui.fleet.load.decision;

import io.masif.decision.Decision;
import io.masif.decision.HostSelection;
import io.masif.decision.HostSet;
import io.masif.decision.Revocation;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.decision.record.DecisionRecord;
import io.masif.ui.decision.record.DecisionRecords;
import io.masif.ui.decision.record.HostSetReference;
import io.masif.ui.decision.record.RevocationRecord;
import io.masif.ui.fleet.index.DecisionsInForce;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.load.SlicedLoop;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.rule.DecisionOrigin;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/** Reads decisions of one kind, and their revocations, that the index does not have yet. */
public final class DecisionLoader {
    private final Vertx vertx;
    private final DecisionRecords decisionRecords;
    private final FleetIndex fleet;
    private final DecisionsInForce decisions;
    private final Map<ApprovalPattern, ApprovalPattern> sharedPatterns = new HashMap<>();
    private final List<DecisionRecord> newRecords = new ArrayList<>();
    private final List<RevocationRecord> newRevocations = new ArrayList<>();
    private final Map<Long, HostSet> hostSets = new HashMap<>();
    private final Map<Long, AuthoredDecision> changed = new LinkedHashMap<>();
    private final Map<Long, DecisionOrigin> origins = new HashMap<>();
    private Map<Long, Instant> revokedAtById = Map.of();

    /** @param decisions those of the index that are of the same kind as the records */
    public DecisionLoader(Vertx vertx, DecisionRecords decisionRecords, FleetIndex fleet, DecisionsInForce decisions) {
        this.vertx = vertx;
        this.decisionRecords = decisionRecords;
        this.fleet = fleet;
        this.decisions = decisions;
    }

    /** Reads and applies them. The hosts must have been put. */
    public Future<Void> load() {
        return decisionRecords
                .loadIds()
                .compose(found -> {
                    revokedAtById = found;
                    return decisionRecords.loadDecisions(findMissingDecisions());
                })
                .compose(found -> {
                    newRecords.addAll(found);
                    return decisionRecords.loadOrigins(
                            found.stream().map(DecisionRecord::id).toList());
                })
                .compose(found -> {
                    origins.putAll(found);
                    return decisionRecords.loadRevocationIds(revokedAtById.keySet());
                })
                .compose(found -> decisionRecords.loadRevocations(findMissingRevocations(found)))
                .compose(found -> {
                    newRevocations.addAll(found);
                    return decisionRecords.loadHostSets(findMissingHostSets());
                })
                .compose(found -> {
                    hostSets.putAll(found);
                    fleet.decisions().putHostSets(found);
                    return decisionRecords.loadFormerHosts(findMissingHosts());
                })
                .compose(names -> {
                    fleet.decisions().putFormerHosts(names);
                    return apply();
                });
    }

    private Collection<Long> findMissingDecisions() {
        return revokedAtById.keySet().stream()
                .filter(id -> decisions.get(id) == null)
                .toList();
    }

    private Collection<Long> findMissingRevocations(Map<Long, Long> all) {
        Set<Long> present = new HashSet<>();
        decisions.all().forEach(each -> each.decision().revocations().forEach(one -> present.add(one.id())));
        return all.keySet().stream().filter(id -> !present.contains(id)).toList();
    }

    private Collection<Long> findMissingHostSets() {
        return Stream.concat(
                        newRecords.stream().map(DecisionRecord::hosts),
                        newRevocations.stream().map(RevocationRecord::hosts))
                .map(HostSetReference::hostSet)
                .filter(Objects::nonNull)
                .filter(id -> !reuseHostSet(id))
                .collect(Collectors.toSet());
    }

    private boolean reuseHostSet(long id) {
        HostSet set = fleet.decisions().getHostSet(id);
        if (set != null) {
            hostSets.put(id, set);
        }
        return set != null;
    }

    /** The removed hosts that the decisions name. */
    private Collection<Integer> findMissingHosts() {
        RoaringBitmap named = new RoaringBitmap();
        hostSets.values().forEach(set -> named.or(set.toBitmap()));
        List<Integer> missing = new ArrayList<>();
        named.forEach((int id) -> {
            if (fleet.host(id) == null && fleet.decisions().getFormerHost(id) == null) {
                missing.add(id);
            }
        });
        return missing;
    }

    /** Applies all that was read, in slices: there may be many thousands of decisions. */
    private Future<Void> apply() {
        return SlicedLoop.forEach(vertx, newRecords, record -> changed.put(record.id(), createDecision(record)))
                .compose(created -> SlicedLoop.forEach(vertx, newRevocations, this::revoke))
                .compose(revoked -> {
                    Set<Long> removed = new HashSet<>(decisions.ids());
                    removed.removeAll(revokedAtById.keySet());
                    if (!removed.isEmpty()) {
                        fleet.decisionChanges().update(decisions, List.of(), removed);
                    }
                    return SlicedLoop.forEach(
                            vertx, DecisionBatches.divide(changed.values()), batch -> fleet.decisionChanges()
                                    .update(decisions, batch, Set.of()));
                });
    }

    private void revoke(RevocationRecord record) {
        AuthoredDecision previous = changed.containsKey(record.decision())
                ? changed.get(record.decision())
                : decisions.get(record.decision());
        if (previous != null) {
            changed.put(record.decision(), applyRevocation(previous, record));
        }
    }

    private AuthoredDecision createDecision(DecisionRecord record) {
        Decision decision = new Decision(
                record.id(),
                sharePatterns(record.patterns()),
                createSelection(record.hosts()),
                record.expires(),
                List.of());
        return new AuthoredDecision(
                decision,
                record.author(),
                record.comment(),
                record.created(),
                revokedAtById.get(record.id()),
                origins.get(record.id()));
    }

    private AuthoredDecision applyRevocation(AuthoredDecision previous, RevocationRecord record) {
        Revocation revocation =
                new Revocation(record.id(), sharePatterns(record.patterns()), createSelection(record.hosts()));
        return new AuthoredDecision(
                previous.decision().withRevocation(revocation),
                previous.author(),
                previous.comment(),
                previous.created(),
                revokedAtById.get(previous.id()),
                previous.origin());
    }

    /** Shares equal patterns, since many decisions are about the same actions. */
    private List<ApprovalPattern> sharePatterns(List<ApprovalPattern> patterns) {
        return patterns.stream()
                .map(pattern -> sharedPatterns.computeIfAbsent(pattern, decisions.index()::intern))
                .toList();
    }

    private HostSelection createSelection(HostSetReference hosts) {
        return hosts.select(hostSets.get(hosts.hostSet()), fleet.groups().members());
    }
}
