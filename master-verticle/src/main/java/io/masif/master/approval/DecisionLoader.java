package io.masif.master.approval;

import io.masif.decision.Decision;
import io.masif.decision.DecisionIndex;
import io.masif.decision.HostSelection;
import io.masif.decision.HostSet;
import io.masif.decision.PatternJson;
import io.masif.decision.Revocation;
import io.masif.domain.ApprovalPattern;
import io.masif.master.store.DecisionStore;
import io.masif.master.store.DecisionStore.StoredDecision;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    /** A record may have 1,000 patterns or more, and a set 100,000 hosts: an answer of the database stays below 10 MB. */
    private static final int RECORDS_PER_QUERY = 100;

    private static final int SETS_PER_QUERY = 10;

    private final Vertx vertx;
    private final Pool pool;
    private final DecisionStore.Kind kind;

    DecisionLoader(Vertx vertx, Pool pool, DecisionStore.Kind kind) {
        this.vertx = vertx;
        this.pool = pool;
        this.kind = kind;
    }

    /** The numbers of all records in force. */
    private record RecordIds(List<Long> decisions, Map<Long, List<Long>> revocations) {}

    /** The records that were read, and the sets of hosts that they refer to, by number. */
    private record LoadedRecords(
            Map<Long, StoredDecision> decisions, Map<Long, StoredDecision> revocations, Map<Long, HostSet> sets) {}

    /**
     * Reads what the given index lacks. The result builds, off the event loop, the index of all decisions in force, which
     * shares with the given one all that did not change.
     */
    Future<Supplier<DecisionIndex>> load(DecisionIndex before) {
        return findIds().compose(recordIds -> {
            List<Long> changed = recordIds.decisions().stream()
                    .filter(id ->
                            !isCurrent(before.get(id), recordIds.revocations().getOrDefault(id, List.of())))
                    .toList();
            return loadRecords(changed, recordIds).map(read -> () -> buildIndex(before, recordIds, changed, read));
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

    private Future<LoadedRecords> loadRecords(List<Long> changed, RecordIds recordIds) {
        List<Long> revocations = changed.stream()
                .flatMap(id -> recordIds.revocations().getOrDefault(id, List.of()).stream())
                .toList();
        return queryInChunks(changed, RECORDS_PER_QUERY, ids -> DecisionStore.findDecisions(pool, kind, ids))
                .compose(decisions -> queryInChunks(
                                revocations, RECORDS_PER_QUERY, ids -> DecisionStore.findRevocations(pool, kind, ids))
                        .compose(revoked -> loadSets(decisions, revoked)
                                .map(sets -> new LoadedRecords(byId(decisions), byId(revoked), sets))));
    }

    private Future<Map<Long, HostSet>> loadSets(List<StoredDecision> decisions, List<StoredDecision> revocations) {
        List<Long> ids = Stream.concat(decisions.stream(), revocations.stream())
                .map(StoredDecision::hostSetId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<Long, HostSet> sets = new HashMap<>();
        return queryInChunks(ids, SETS_PER_QUERY, some -> DecisionStore.findHostSets(pool, some)
                        .compose(texts -> vertx.executeBlocking(() -> parse(texts)))
                        .map(parsed -> {
                            sets.putAll(parsed);
                            return List.of();
                        }))
                .map(done -> sets);
    }

    private static Map<Long, HostSet> parse(Map<Long, String> texts) {
        Map<Long, HostSet> sets = new HashMap<>();
        texts.forEach((id, text) -> sets.put(id, HostSet.parse(text)));
        return sets;
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
        return record.selectHosts(read.sets().get(record.hostSetId()));
    }

    private static Map<Long, StoredDecision> byId(Collection<StoredDecision> records) {
        return records.stream().collect(Collectors.toMap(StoredDecision::id, Function.identity()));
    }

    private static <T, R> Future<List<R>> queryInChunks(
            List<T> all, int size, Function<List<T>, Future<List<R>>> read) {
        List<R> found = new ArrayList<>();
        Future<Void> done = Future.succeededFuture();
        for (int start = 0; start < all.size(); start += size) {
            List<T> chunk = all.subList(start, Math.min(all.size(), start + size));
            done = done.compose(before -> PatientQuery.execute(() -> read.apply(chunk)))
                    .map(rows -> {
                        found.addAll(rows);
                        return null;
                    });
        }
        return done.map(found);
    }
}
