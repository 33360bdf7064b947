package io.masif.master.approval;

import io.masif.decision.Decision;
import io.masif.decision.DecisionIndex;
import io.masif.decision.GroupMembers;
import io.masif.decision.HostSelection;
import io.masif.decision.HostSet;
import io.masif.decision.PatternJson;
import io.masif.decision.Revocation;
import io.masif.domain.ApprovalPattern;
import io.masif.master.store.decision.DecisionStore;
import io.masif.master.store.decision.DecisionStore.StoredDecision;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Updates an index of the decisions of one kind. Records never change, so that only records with new numbers are read.
 * Parsing is done off the event loop.
 */
final class DecisionLoader {
    private final Pool pool;
    private final RecordReader records;
    private final DecisionStore.Kind kind;

    DecisionLoader(Vertx vertx, Pool pool, DecisionStore.Kind kind) {
        this.pool = pool;
        this.records = new RecordReader(vertx, pool);
        this.kind = kind;
    }

    /** The numbers of all records in force. */
    private record RecordIds(List<Long> decisions, Map<Long, List<Long>> revocations) {}

    /** The records that were read, the sets of hosts that they refer to, by number, and the members of groups. */
    private record LoadedRecords(
            Map<Long, StoredDecision> decisions,
            Map<Long, StoredDecision> revocations,
            Map<Long, HostSet> sets,
            GroupMembers members) {}

    /**
     * Reads what the given index lacks. The result builds, off the event loop, the index of all decisions in force, which
     * shares with the given one all that did not change.
     *
     * @param members of all groups, as they are in the given index already
     */
    Future<Supplier<DecisionIndex>> load(DecisionIndex before, GroupMembers members) {
        return findIds().compose(recordIds -> {
            List<Long> changed = recordIds.decisions().stream()
                    .filter(id ->
                            !isCurrent(before.get(id), recordIds.revocations().getOrDefault(id, List.of())))
                    .toList();
            return loadRecords(changed, recordIds, members)
                    .map(read -> () -> buildIndex(before, recordIds, changed, read));
        });
    }

    private Future<RecordIds> findIds() {
        return PatientQuery.execute(() -> DecisionStore.findIdsInForce(pool, kind))
                .compose(decisions -> PatientQuery.execute(() -> DecisionStore.findPartialRevocations(pool, kind))
                        .map(revocations -> new RecordIds(decisions, revocations)));
    }

    private static boolean isCurrent(Decision decision, List<Long> revocations) {
        return decision != null
                && decision.revocations().stream().map(Revocation::id).toList().equals(revocations);
    }

    private Future<LoadedRecords> loadRecords(List<Long> changed, RecordIds recordIds, GroupMembers members) {
        List<Long> revocations = changed.stream()
                .flatMap(id -> recordIds.revocations().getOrDefault(id, List.of()).stream())
                .toList();
        return records.readRecords(changed, ids -> DecisionStore.findDecisions(pool, kind, ids))
                .compose(decisions -> records.readRecords(
                                revocations, ids -> DecisionStore.findRevocations(pool, kind, ids))
                        .compose(revoked -> loadSets(decisions, revoked)
                                .map(sets -> new LoadedRecords(byId(decisions), byId(revoked), sets, members))));
    }

    private Future<Map<Long, HostSet>> loadSets(List<StoredDecision> decisions, List<StoredDecision> revocations) {
        return records.readHostSets(
                Stream.concat(decisions.stream(), revocations.stream()).map(StoredDecision::hostSetId));
    }

    private static DecisionIndex buildIndex(
            DecisionIndex before, RecordIds recordIds, List<Long> changed, LoadedRecords read) {
        Set<Long> removed = new HashSet<>(before.ids());
        recordIds.decisions().forEach(removed::remove);
        Map<ApprovalPattern, ApprovalPattern> shared = new HashMap<>();
        List<Decision> decisions = new ArrayList<>();
        for (long id : changed) {
            StoredDecision record = read.decisions().get(id);
            // a record that is missing now increased the revision: all is read again
            if (record != null) {
                decisions.add(toDecision(
                        record,
                        recordIds.revocations().getOrDefault(id, List.of()),
                        read,
                        pattern -> shared.computeIfAbsent(pattern, before::intern)));
            }
        }
        return before.withChanges(decisions, removed);
    }

    private static Decision toDecision(
            StoredDecision record,
            List<Long> revocations,
            LoadedRecords read,
            Function<ApprovalPattern, ApprovalPattern> shared) {
        return new Decision(
                record.id(),
                PatternJson.parse(record.patterns()).stream().map(shared).toList(),
                toSelection(record, read),
                record.expiresAt(),
                revocations.stream()
                        .map(read.revocations()::get)
                        .map(revoked -> new Revocation(
                                revoked.id(),
                                revoked.patterns() == null ? List.of() : PatternJson.parse(revoked.patterns()),
                                toSelection(revoked, read)))
                        .toList());
    }

    private static HostSelection toSelection(StoredDecision record, LoadedRecords read) {
        return record.selectHosts(read.sets().get(record.hostSetId()), read.members());
    }

    private static Map<Long, StoredDecision> byId(Collection<StoredDecision> records) {
        return records.stream().collect(Collectors.toMap(StoredDecision::id, Function.identity()));
    }
}
