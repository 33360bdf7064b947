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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings an index of decisions up to date. Records never change: only those are read whose numbers are new. What takes
 * long (parsing, indexing) is done off the event loop.
 */
final class DecisionLoader {
    /** A record may have 1,000 patterns or more, and a set 100,000 hosts: an answer of the database stays below 10 MB. */
    private static final int RECORDS = 100;

    private static final int SETS = 10;

    private final Vertx vertx;
    private final Pool pool;
    private final Runnable answered;

    /** @param answered is run when the database has answered everything, and the rest is up to us */
    DecisionLoader(Vertx vertx, Pool pool, Runnable answered) {
        this.vertx = vertx;
        this.pool = pool;
        this.answered = answered;
    }

    /** Which records there are. */
    private record Numbers(List<Long> decisions, Map<Long, List<Long>> revocations) {}

    /** Records that have been read, and the sets of hosts that they name, by number. */
    private record Read(
            Map<Long, StoredDecision> decisions, Map<Long, StoredDecision> revocations, Map<Long, HostSet> sets) {}

    /** The index of all decisions in force, which shares with the given one what did not change. */
    Future<DecisionIndex> load(DecisionIndex before) {
        return numbers().compose(numbers -> {
            List<Long> changed = numbers.decisions().stream()
                    .filter(id ->
                            !isCurrent(before.get(id), numbers.revocations().getOrDefault(id, List.of())))
                    .toList();
            return records(changed, numbers)
                    .onSuccess(read -> answered.run())
                    .compose(read -> vertx.executeBlocking(() -> index(before, numbers, changed, read)));
        });
    }

    private Future<Numbers> numbers() {
        return PatientQuery.ask(() -> DecisionStore.inForce(pool))
                .compose(decisions -> PatientQuery.ask(() -> DecisionStore.partialRevocations(pool))
                        .map(revocations -> new Numbers(decisions, revocations)));
    }

    private static boolean isCurrent(Decision known, List<Long> revocations) {
        return known != null
                && known.revocations().stream().map(Revocation::id).toList().equals(revocations);
    }

    private Future<Read> records(List<Long> changed, Numbers numbers) {
        List<Long> revocations = changed.stream()
                .flatMap(id -> numbers.revocations().getOrDefault(id, List.of()).stream())
                .toList();
        return inChunks(changed, RECORDS, ids -> DecisionStore.decisions(pool, ids))
                .compose(decisions -> inChunks(revocations, RECORDS, ids -> DecisionStore.revocations(pool, ids))
                        .compose(revoked ->
                                sets(decisions, revoked).map(sets -> new Read(byId(decisions), byId(revoked), sets))));
    }

    private Future<Map<Long, HostSet>> sets(List<StoredDecision> decisions, List<StoredDecision> revocations) {
        List<Long> ids = Stream.concat(decisions.stream(), revocations.stream())
                .map(StoredDecision::hostSet)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<Long, HostSet> sets = new HashMap<>();
        return inChunks(ids, SETS, some -> DecisionStore.hostSets(pool, some)
                        .compose(texts -> vertx.executeBlocking(() -> parse(texts)))
                        .onSuccess(sets::putAll)
                        .map(List.of()))
                .map(done -> sets);
    }

    private static Map<Long, HostSet> parse(Map<Long, String> texts) {
        Map<Long, HostSet> sets = new HashMap<>();
        texts.forEach((id, text) -> sets.put(id, HostSet.parse(text)));
        return sets;
    }

    private static DecisionIndex index(DecisionIndex before, Numbers numbers, List<Long> changed, Read read) {
        Set<Long> gone = new HashSet<>(before.ids());
        numbers.decisions().forEach(gone::remove);
        Map<ApprovalPattern, ApprovalPattern> shared = new HashMap<>();
        List<Decision> decisions = new ArrayList<>();
        for (long id : changed) {
            StoredDecision record = read.decisions().get(id);
            // one that is gone meanwhile raised the revision: everything is read again
            if (record != null) {
                decisions.add(decision(
                        record,
                        numbers.revocations().getOrDefault(id, List.of()),
                        read,
                        pattern -> shared.computeIfAbsent(pattern, before::shared)));
            }
        }
        return before.with(decisions, gone);
    }

    private static Decision decision(
            StoredDecision record,
            List<Long> revocations,
            Read read,
            Function<ApprovalPattern, ApprovalPattern> shared) {
        return new Decision(
                record.id(),
                PatternJson.parse(record.patterns()).stream().map(shared).toList(),
                selection(record, read),
                record.expires(),
                revocations.stream()
                        .map(read.revocations()::get)
                        .map(revoked -> new Revocation(
                                revoked.id(),
                                revoked.patterns() == null ? List.of() : PatternJson.parse(revoked.patterns()),
                                selection(revoked, read)))
                        .toList());
    }

    private static HostSelection selection(StoredDecision record, Read read) {
        return record.hosts(read.sets().get(record.hostSet()));
    }

    private static Map<Long, StoredDecision> byId(Collection<StoredDecision> records) {
        return records.stream().collect(Collectors.toMap(StoredDecision::id, Function.identity()));
    }

    private static <T, R> Future<List<R>> inChunks(List<T> all, int size, Function<List<T>, Future<List<R>>> read) {
        List<R> found = new ArrayList<>();
        Future<Void> done = Future.succeededFuture();
        for (int start = 0; start < all.size(); start += size) {
            List<T> chunk = all.subList(start, Math.min(all.size(), start + size));
            done = done.compose(before -> PatientQuery.ask(() -> read.apply(chunk)))
                    .onSuccess(found::addAll)
                    .mapEmpty();
        }
        return done.map(found);
    }
}
