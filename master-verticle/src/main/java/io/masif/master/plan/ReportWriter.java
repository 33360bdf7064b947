package io.masif.master.plan;

import io.masif.domain.Digest;
import io.masif.master.plan.ActionCatalogue.HostActions;
import io.masif.master.store.AgentRow;
import io.masif.master.store.AgentStore;
import io.masif.master.store.DatabaseTrouble;
import io.masif.master.store.SerialTransactions;
import io.masif.master.store.StorageState;
import io.masif.master.store.StoredAction;
import io.masif.master.store.StoredPlan;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Writes many reports together. Plans and actions never change and are the same whoever adds them, so they are added
 * first, each statement for itself; what is about the hosts is then written in one transaction. What meets others who
 * write the same rows is done again only while somebody waits for it.
 */
final class ReportWriter {
    private final Vertx vertx;
    private final Pool pool;
    private final SerialTransactions transactions;
    private final PlanCatalogue plans;
    private final ActionCatalogue actions;
    private final Fleet fleet;
    private final Conflicts conflicts;
    private final Allowance allowance;

    /**
     * @param transactions in which batches are written, one after the other
     * @param allowance of runs and new plans, from which runs that are written are taken
     */
    ReportWriter(
            Vertx vertx,
            Pool pool,
            SerialTransactions transactions,
            PlanCatalogue plans,
            ActionCatalogue actions,
            Fleet fleet,
            Conflicts conflicts,
            Allowance allowance) {
        this.vertx = vertx;
        this.pool = pool;
        this.transactions = transactions;
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
                    return lookAgain(complete, known).compose(done -> write(complete, known, wanted));
                });
    }

    /**
     * Facts that the host has already, as far as is known here: another master may have been told others, and whoever tells
     * facts leaves them out from then on.
     */
    private Future<Void> lookAgain(List<HostReport> reports, Map<Digest, StoredPlan> known) {
        List<String> hosts = reports.stream()
                .filter(report -> report.facts() != null && isKnown(report, known))
                .map(HostReport::host)
                .sorted()
                .toList();
        return AgentStore.byName(pool, hosts)
                .onSuccess(rows -> {
                    fleet.forget(hosts);
                    fleet.learn(rows);
                })
                .mapEmpty();
    }

    private boolean isKnown(HostReport report, Map<Digest, StoredPlan> known) {
        KnownHost host = fleet.get(report.host());
        return host != null && host.is(report, known.get(report.digest()));
    }

    private Future<Map<String, Written>> write(
            List<HostReport> reports, Map<Digest, StoredPlan> known, BooleanSupplier wanted) {
        Map<String, KnownHost> hosts = nothingNew(reports, known);
        List<HostReport> changed = reports.stream()
                .filter(report -> !hosts.containsKey(report.host()))
                .toList();
        Future<HostWriter.Result> result = changed.isEmpty()
                ? Future.succeededFuture(HostWriter.Result.NOTHING)
                : writeHosts(changed, known, wanted);
        return result.compose(done -> {
            learn(changed, done);
            if (!done.rows().isEmpty()) {
                StorageState.of(vertx).succeeded();
            }
            done.rows().forEach(row -> hosts.put(row.name(), fleet.current(row)));
            return written(reports, known, hosts, done.unanswered());
        });
    }

    /** Of whom only the plan had been forgotten here, or who tell facts again: nothing is to be written then. */
    private Map<String, KnownHost> nothingNew(List<HostReport> reports, Map<Digest, StoredPlan> known) {
        Map<String, KnownHost> hosts = new HashMap<>();
        reports.stream()
                .filter(report -> report.runs().isEmpty() && isKnown(report, known))
                .forEach(report -> {
                    KnownHost host = fleet.get(report.host());
                    host.mark();
                    hosts.put(report.host(), host);
                });
        return hosts;
    }

    /** What is compared is what was known before. */
    private void learn(List<HostReport> reports, HostWriter.Result written) {
        Map<String, AgentRow> rows = HostWriter.byName(written.rows());
        reports.forEach(report -> {
            KnownHost before = fleet.get(report.host());
            AgentRow row = rows.get(report.host());
            if (row == null) {
                fleet.forget(List.of(report.host()));
            } else if (before != null && before.plan() != row.plan()) {
                conflicts.planChanged(report.sender(), report.digest());
            }
        });
        long now = System.nanoTime();
        written.runBytes().forEach((host, bytes) -> allowance.spend(host, bytes, now));
        fleet.wrote(written.rows());
    }

    private Future<HostWriter.Result> writeHosts(
            List<HostReport> reports, Map<Digest, StoredPlan> known, BooleanSupplier wanted) {
        return DatabaseTrouble.again(vertx, wanted, () -> actions.store(pool, ran(reports)))
                .compose(ran -> DatabaseTrouble.again(
                        vertx,
                        wanted,
                        () -> transactions.execute(connection -> new HostWriter(
                                        reports,
                                        known,
                                        ran,
                                        wanted,
                                        host -> allowance.isLeft(host, System.nanoTime()),
                                        fleet::rowsAt)
                                .write(connection))));
    }

    private Future<Map<String, Written>> written(
            List<HostReport> reports,
            Map<Digest, StoredPlan> known,
            Map<String, KnownHost> hosts,
            Set<String> unanswered) {
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
                            answered(report, hosts.get(report.host())),
                            report.wantsActions() ? named(known.get(report.digest()), byId) : List.of(),
                            unanswered.contains(report.host()))));
            return written;
        });
    }

    /** The same facts again are to be looked at again, and not answered from memory. */
    private static KnownHost answered(HostReport report, KnownHost host) {
        return report.facts() == null ? host : host.apart();
    }

    private static List<StoredAction> named(StoredPlan plan, Map<Long, StoredAction> byId) {
        return plan.actions().stream().filter(byId::containsKey).map(byId::get).toList();
    }

    private static List<HostActions> ran(List<HostReport> reports) {
        return reports.stream()
                .map(report -> new HostActions(report.host(), report.ran()))
                .toList();
    }
}
