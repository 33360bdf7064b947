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
import io.vertx.sqlclient.SqlClient;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An update of an index of the decisions of one kind. Records never change, so that only records with new numbers are read: of a
 * decision that was revoked once more, that revocation. To be built off the event loop, when what it asks for has been read.
 */
final class DecisionUpdate {
    private final DecisionIndex before;
    private final RecordIds recordIds;
    /** Those that the index has, of which the revocations changed. */
    private final List<Decision> changed;

    private final List<StoredDecision> decisions;
    private final List<StoredDecision> revocations;

    /**
     * Asks for what the given index lacks.
     *
     * @param recordIds of all records in force
     */
    DecisionUpdate(DecisionStore.Kind kind, DecisionIndex before, RecordIds recordIds, RecordReader records) {
        this.before = before;
        this.recordIds = recordIds;
        List<Long> unknown = recordIds.decisions().stream()
                .filter(id -> before.get(id) == null)
                .toList();
        this.changed = recordIds.decisions().stream()
                .map(before::get)
                .filter(decision -> decision != null && !isCurrent(decision, recordIds.revocationsOf(decision.id())))
                .toList();
        this.decisions = records.add(unknown, (client, ids) -> DecisionStore.findDecisions(client, kind, ids));
        this.revocations = records.add(
                Stream.concat(
                                unknown.stream().flatMap(id -> recordIds.revocationsOf(id).stream()),
                                changed.stream().flatMap(this::findUnknownRevocations))
                        .toList(),
                (client, ids) -> DecisionStore.findRevocations(client, kind, ids));
    }

    /** The numbers of all records in force. */
    record RecordIds(List<Long> decisions, Map<Long, List<Long>> revocations) {
        /** Reads them. */
        static Future<RecordIds> find(SqlClient client, DecisionStore.Kind kind) {
            Future<List<Long>> decisions = DecisionStore.findIdsInForce(client, kind);
            Future<Map<Long, List<Long>>> revocations = DecisionStore.findPartialRevocations(client, kind);
            return Future.join(decisions, revocations)
                    .map(done -> new RecordIds(decisions.result(), revocations.result()));
        }

        private List<Long> revocationsOf(long decision) {
            return revocations.getOrDefault(decision, List.of());
        }
    }

    /** The numbers of the sets of hosts that the records refer to, of which some may be null. */
    Stream<Long> hostSets() {
        return Stream.concat(decisions.stream(), revocations.stream()).map(StoredDecision::hostSetId);
    }

    private static boolean isCurrent(Decision decision, List<Long> revocations) {
        return decision.revocations().stream().map(Revocation::id).toList().equals(revocations);
    }

    private Stream<Long> findUnknownRevocations(Decision decision) {
        Set<Long> known = byNumber(decision).keySet();
        return recordIds.revocationsOf(decision.id()).stream().filter(id -> !known.contains(id));
    }

    private static Map<Long, Revocation> byNumber(Decision decision) {
        return decision.revocations().stream().collect(Collectors.toMap(Revocation::id, Function.identity()));
    }

    /**
     * The index of all decisions in force, which shares with the former one all that did not change.
     *
     * @param sets of hosts, by number
     * @param members of all groups, as they are in the former index already
     */
    DecisionIndex build(Map<Long, HostSet> sets, GroupMembers members) {
        Set<Long> removed = new HashSet<>(before.ids());
        recordIds.decisions().forEach(removed::remove);
        // a record that is missing now increased the revision: all is read again
        Map<Long, Revocation> revoked = revocations.stream()
                .map(each -> toRevocation(each, each.selectHosts(sets.get(each.hostSetId()), members)))
                .collect(Collectors.toMap(Revocation::id, Function.identity()));
        Map<ApprovalPattern, ApprovalPattern> shared = new HashMap<>();
        Stream<Decision> added = decisions.stream()
                .map(record -> toDecision(
                        record,
                        record.selectHosts(sets.get(record.hostSetId()), members),
                        findRevocations(record.id(), revoked),
                        pattern -> shared.computeIfAbsent(pattern, before::intern)));
        return before.withChanges(
                Stream.concat(added, changed.stream().map(decision -> revoke(decision, revoked)))
                        .toList(),
                removed);
    }

    private Decision revoke(Decision decision, Map<Long, Revocation> added) {
        Map<Long, Revocation> all = new HashMap<>(byNumber(decision));
        all.putAll(added);
        return new Decision(
                decision.id(),
                decision.patterns(),
                decision.hosts(),
                decision.expires(),
                findRevocations(decision.id(), all));
    }

    private List<Revocation> findRevocations(long decision, Map<Long, Revocation> all) {
        return recordIds.revocationsOf(decision).stream().map(all::get).toList();
    }

    private static Decision toDecision(
            StoredDecision record,
            HostSelection hosts,
            List<Revocation> revocations,
            Function<ApprovalPattern, ApprovalPattern> shared) {
        return new Decision(
                record.id(),
                PatternJson.parse(record.patterns()).stream().map(shared).toList(),
                hosts,
                record.expiresAt(),
                revocations);
    }

    private static Revocation toRevocation(StoredDecision record, HostSelection hosts) {
        return new Revocation(
                record.id(), record.patterns() == null ? List.of() : PatternJson.parse(record.patterns()), hosts);
    }
}
