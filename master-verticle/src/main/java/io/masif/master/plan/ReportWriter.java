package io.masif.master.plan;

import io.masif.domain.Digest;
import io.masif.master.plan.ActionCatalogue.HostActions;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes many reports together. Plans and actions never change and are the same whoever adds them, so they are added
 * first, each statement for itself; what is about the hosts is then written in one transaction. What meets others who
 * write the same rows is done again only while somebody waits for it.
 */
final class ReportWriter {
    private final Vertx vertx;
    private final Pool pool;
    private final PlanCatalogue plans;
    private final ActionCatalogue actions;
    private final Fleet fleet;
    private final Conflicts conflicts;
    private final Allowance allowance;

    /** @param allowance of runs and new plans, from which runs that are written are taken */
    ReportWriter(
            Vertx vertx,
            Pool pool,
            PlanCatalogue plans,
            ActionCatalogue actions,
            Fleet fleet,
            Conflicts conflicts,
            Allowance allowance) {
        this.vertx = vertx;
        this.pool = pool;
        this.plans = plans;
        this.actions = actions;
        this.fleet = fleet;
        this.conflicts = conflicts;
        this.allowance = allowance;
    }

    /**
     * What was written, by host, when all is committed. Reports that rely on what is not there are left out. A plan that
     * was in memory may have been removed from the database: then it is added, or asked for, again.
     *
     * @param reports each of another host
     */
    Future<Map<String, Written>> write(List<HostReport> reports) {
        return attempt(reports).recover(e -> {
            if (e instanceof AgentStore.PlanGone) {
                plans.forget();
                return attempt(reports);
            }
            return Future.failedFuture(e);
        });
    }

    /** Stores plan and actions of a report and nothing about its host, so that to write it takes little afterwards. */
    Future<Void> prepare(HostReport report) {
        BooleanSupplier wanted = () -> !report.left().getAsBoolean();
        return DatabaseTrouble.again(vertx, wanted, () -> plans.store(pool, List.of(report)))
                .compose(done -> DatabaseTrouble.again(vertx, wanted, () -> actions.store(pool, ran(List.of(report)))))
                .mapEmpty();
    }

    private Future<Map<String, Written>> attempt(List<HostReport> reports) {
        BooleanSupplier wanted =
                () -> reports.stream().anyMatch(report -> !report.left().getAsBoolean());
        return DatabaseTrouble.again(vertx, wanted, () -> plans.store(pool, reports))
                .compose(known -> {
                    List<HostReport> complete = reports.stream()
                            .filter(report -> known.containsKey(report.digest()))
                            .toList();
                    Map<String, KnownHost> hosts = nothingNew(complete, known);
                    List<HostReport> changed = complete.stream()
                            .filter(report -> !hosts.containsKey(report.host()))
                            .toList();
                    Future<List<AgentRow>> rows =
                            changed.isEmpty() ? Future.succeededFuture(List.of()) : writeHosts(changed, known, wanted);
                    return rows.compose(after -> {
                        learn(changed, after);
                        after.forEach(row -> hosts.put(row.name(), fleet.current(row)));
                        return written(complete, known, hosts);
                    });
                });
    }

    /** Of whom only the plan had been forgotten here: nothing is to be written then. */
    private Map<String, KnownHost> nothingNew(List<HostReport> reports, Map<Digest, StoredPlan> known) {
        Map<String, KnownHost> hosts = new HashMap<>();
        reports.forEach(report -> {
            KnownHost host = fleet.get(report.host());
            if (host != null && report.runs().isEmpty() && host.is(report, known.get(report.digest()))) {
                host.mark();
                hosts.put(report.host(), host);
            }
        });
        return hosts;
    }

    /** What is compared is what was known before. */
    private void learn(List<HostReport> reports, List<AgentRow> after) {
        Map<String, AgentRow> rows = byName(after);
        reports.forEach(report -> {
            KnownHost before = fleet.get(report.host());
            AgentRow row = rows.get(report.host());
            if (before != null && row != null && before.plan() != row.plan()) {
                conflicts.planChanged(report.sender(), report.digest());
            }
            allowance.spend(report.host(), report.runsWeight(), System.nanoTime());
        });
        fleet.wrote(after);
    }

    private Future<List<AgentRow>> writeHosts(
            List<HostReport> reports, Map<Digest, StoredPlan> known, BooleanSupplier wanted) {
        return DatabaseTrouble.again(vertx, wanted, () -> actions.store(pool, ran(reports)))
                .compose(ran -> DatabaseTrouble.again(
                        vertx,
                        wanted,
                        () -> pool.withTransaction(
                                connection -> transaction(connection, reports, known, ran, wanted))));
    }

    private Future<List<AgentRow>> transaction(
            SqlConnection connection,
            List<HostReport> reports,
            Map<Digest, StoredPlan> plansByDigest,
            Map<Digest, StoredAction> ran,
            BooleanSupplier wanted) {
        List<String> hosts = reports.stream().map(HostReport::host).sorted().toList();
        return FleetCounter.raise(connection)
                .compose(revision -> unlessAllLeft(wanted, revision))
                .compose(revision -> AgentStore.byName(connection, hosts)
                        .compose(before -> {
                            Map<String, AgentRow> known = byName(before);
                            List<HostReport> taken = reports.stream()
                                    .filter(report -> known.containsKey(report.host()) || !report.reliesOnEarlier())
                                    .sorted((one, other) -> one.host().compareTo(other.host()))
                                    .toList();
                            List<AgentChange> changes = taken.stream()
                                    .map(report -> change(known.get(report.host()), report, plansByDigest))
                                    .toList();
                            return AgentStore.write(connection, changes, revision)
                                    .compose(done -> join(connection, taken, known))
                                    .compose(done -> AgentStore.written(
                                            connection,
                                            taken.stream().map(HostReport::host).toList()));
                        })
                        .compose(after -> new RunWriter(connection, revision, ran)
                                .write(reports, byName(after))
                                .map(after)));
    }

    /** Notes in the history which hosts are new. */
    private static Future<Void> join(SqlConnection connection, List<HostReport> taken, Map<String, AgentRow> known) {
        return EventStore.append(
                connection,
                taken.stream()
                        .map(HostReport::host)
                        .filter(host -> !known.containsKey(host))
                        .map(host -> new Event(host, "host-joined", new JsonObject().put("host", host)))
                        .toList());
    }

    /** To get here may have taken long: whoever has left in the meantime will tell it again. */
    private static <T> Future<T> unlessAllLeft(BooleanSupplier wanted, T value) {
        return wanted.getAsBoolean()
                ? Future.succeededFuture(value)
                : Future.failedFuture("nobody waits for it any more");
    }

    private static AgentChange change(AgentRow known, HostReport report, Map<Digest, StoredPlan> plansByDigest) {
        return new AgentChange(
                known == null ? null : known.id(),
                report.host(),
                report.protocol(),
                plansByDigest.get(report.digest()).id(),
                report.facts());
    }

    private Future<Map<String, Written>> written(
            List<HostReport> reports, Map<Digest, StoredPlan> known, Map<String, KnownHost> hosts) {
        List<HostReport> taken = reports.stream()
                .filter(report -> hosts.containsKey(report.host()))
                .toList();
        List<Long> wanted = taken.stream()
                .filter(HostReport::wantsActions)
                .flatMap(report -> known.get(report.digest()).actions().stream())
                .toList();
        return actions.load(pool, wanted).map(byId -> {
            Map<String, Written> written = new HashMap<>();
            taken.forEach(report -> written.put(
                    report.host(),
                    new Written(
                            hosts.get(report.host()),
                            report.wantsActions() ? named(known.get(report.digest()), byId) : List.of())));
            return written;
        });
    }

    private static List<StoredAction> named(StoredPlan plan, Map<Long, StoredAction> byId) {
        return plan.actions().stream().filter(byId::containsKey).map(byId::get).toList();
    }

    private static Map<String, AgentRow> byName(Collection<AgentRow> rows) {
        return rows.stream().collect(Collectors.toMap(AgentRow::name, Function.identity()));
    }

    private static List<HostActions> ran(List<HostReport> reports) {
        return reports.stream()
                .map(report -> new HostActions(report.host(), report.ran()))
                .toList();
    }
}
