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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An update of an index of the decisions of one kind. Records never change, so that only records with new numbers are read. To
 * be built off the event loop, when what it asks for has been read.
 */
final class DecisionUpdate {
    private final DecisionIndex before;
    private final RecordIds recordIds;
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
        List<Long> changed = recordIds.decisions().stream()
                .filter(id -> !isCurrent(before.get(id), recordIds.revocationsOf(id)))
                .toList();
        this.decisions = records.add(changed, (client, ids) -> DecisionStore.findDecisions(client, kind, ids));
        this.revocations = records.add(
                changed.stream()
                        .flatMap(id -> recordIds.revocationsOf(id).stream())
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
        return decision != null
                && decision.revocations().stream().map(Revocation::id).toList().equals(revocations);
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
        Map<Long, StoredDecision> revoked = byId(revocations);
        Map<ApprovalPattern, ApprovalPattern> shared = new HashMap<>();
        // a record that is missing now increased the revision: all is read again
        List<Decision> added = decisions.stream()
                .map(record -> toDecision(
                        record,
                        record.selectHosts(sets.get(record.hostSetId()), members),
                        recordIds.revocationsOf(record.id()).stream()
                                .map(revoked::get)
                                .map(each -> toRevocation(each, each.selectHosts(sets.get(each.hostSetId()), members)))
                                .toList(),
                        pattern -> shared.computeIfAbsent(pattern, before::intern)))
                .toList();
        return before.withChanges(added, removed);
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

    private static Map<Long, StoredDecision> byId(Collection<StoredDecision> records) {
        return records.stream().collect(Collectors.toMap(StoredDecision::id, Function.identity()));
    }
}
