package io.masif.master.plan;

import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.domain.Run;
import io.masif.master.store.AgentRow;
import io.masif.master.store.AgentStore;
import io.masif.master.store.AgentStore.AgentChange;
import io.masif.master.store.DatabaseTrouble;
import io.masif.master.store.EventStore;
import io.masif.master.store.EventStore.Event;
import io.masif.master.store.FleetCounter;
import io.masif.master.store.StoredAction;
import io.masif.master.store.StoredPlan;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes many reports together. Plans and actions never change and are the same whoever adds them, so they are added
 * first, each statement for itself; what is about the hosts is then written in one transaction.
 */
final class ReportWriter {
    private final Vertx vertx;
    private final Pool pool;
    private final PlanCatalogue plans;
    private final ActionCatalogue actions;
    private final Fleet fleet;
    private final Conflicts conflicts;

    ReportWriter(
            Vertx vertx, Pool pool, PlanCatalogue plans, ActionCatalogue actions, Fleet fleet, Conflicts conflicts) {
        this.vertx = vertx;
        this.pool = pool;
        this.plans = plans;
        this.actions = actions;
        this.fleet = fleet;
        this.conflicts = conflicts;
    }

    /**
     * The plans by their digest, when all is committed. Reports whose plan is not among them were not written.
     *
     * @param reports each of another host
     */
    Future<Map<Digest, StoredPlan>> write(List<HostReport> reports) {
        return DatabaseTrouble.again(vertx, () -> plans.store(pool, reports)).compose(known -> {
            List<HostReport> complete = reports.stream()
                    .filter(report -> known.containsKey(report.digest()))
                    .toList();
            return complete.isEmpty()
                    ? Future.succeededFuture(known)
                    : writeHosts(complete, known)
                            .onSuccess(after -> learn(complete, after))
                            .map(known);
        });
    }

    /** What is compared is what was known before. */
    private void learn(List<HostReport> reports, List<AgentRow> after) {
        Map<String, AgentRow> rows = byName(after);
        reports.forEach(report -> {
            AgentRow before = fleet.get(report.host());
            if (before != null && before.plan() != rows.get(report.host()).plan()) {
                conflicts.planChanged(report.sender(), report.digest());
            }
        });
        fleet.learn(after);
    }

    private Future<List<AgentRow>> writeHosts(List<HostReport> reports, Map<Digest, StoredPlan> known) {
        return DatabaseTrouble.again(vertx, () -> actions.store(pool, actionsOfRuns(reports)))
                .compose(ran -> DatabaseTrouble.again(
                        vertx, () -> pool.withTransaction(connection -> transaction(connection, reports, known, ran))));
    }

    private Future<List<AgentRow>> transaction(
            SqlConnection connection,
            List<HostReport> reports,
            Map<Digest, StoredPlan> plansByDigest,
            Map<Digest, StoredAction> ran) {
        List<String> hosts = reports.stream().map(HostReport::host).sorted().toList();
        return FleetCounter.raise(connection).compose(revision -> AgentStore.byName(connection, hosts)
                .compose(before -> {
                    Map<String, AgentRow> known = byName(before);
                    List<AgentChange> changes = reports.stream()
                            .map(report -> change(known.get(report.host()), report, plansByDigest))
                            .sorted((one, other) -> one.name().compareTo(other.name()))
                            .toList();
                    List<Event> joined = hosts.stream()
                            .filter(host -> !known.containsKey(host))
                            .map(host -> new Event(host, "host-joined", new JsonObject().put("host", host)))
                            .toList();
                    return AgentStore.write(connection, changes, revision)
                            .compose(done -> EventStore.append(connection, joined));
                })
                .compose(done -> AgentStore.byName(connection, hosts))
                .compose(after -> new RunWriter(connection, revision, ran)
                        .write(reports, byName(after))
                        .map(after)));
    }

    private static AgentChange change(AgentRow known, HostReport report, Map<Digest, StoredPlan> plansByDigest) {
        return new AgentChange(
                known == null ? null : known.id(),
                report.host(),
                report.protocol(),
                plansByDigest.get(report.digest()).id(),
                report.facts());
    }

    private static Map<String, AgentRow> byName(List<AgentRow> rows) {
        return rows.stream().collect(Collectors.toMap(AgentRow::name, Function.identity()));
    }

    private static List<Action> actionsOfRuns(List<HostReport> reports) {
        return reports.stream()
                .flatMap(report -> report.runs().stream())
                .flatMap(run -> run.outcomes().stream())
                .map(Run.Outcome::action)
                .toList();
    }
}
