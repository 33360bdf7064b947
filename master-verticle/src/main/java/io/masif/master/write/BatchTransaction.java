package io.masif.master.write;

import io.masif.master.catalogue.FleetCatalogue;
import io.masif.master.catalogue.FoundPlans;
import io.masif.master.catalogue.PlanCatalogue;
import io.masif.master.catalogue.StoredActions;
import io.masif.master.database.TransactionRunner;
import io.masif.master.host.HostCache;
import io.masif.master.report.ReportSubmission;
import io.masif.master.store.AgentRow;
import io.masif.master.store.PlanStore.InsertedPlans;
import io.masif.master.store.revision.WriterLease;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The transactions in which plans and hosts are written. Each raises the revision of this master first, so that it and one that
 * removes plans or actions exclude each other.
 */
final class BatchTransaction {
    private final WriterLease writer;
    private final FleetCatalogue catalogue;
    private final HostCache hostCache;

    BatchTransaction(WriterLease writer, FleetCatalogue catalogue, HostCache hostCache) {
        this.writer = writer;
        this.catalogue = catalogue;
        this.hostCache = hostCache;
    }

    /** What was written. */
    record Written(InsertedPlans plans, WrittenHosts hosts) {
        /** Nothing was to be written. */
        static final Written NOTHING = new Written(InsertedPlans.NONE, WrittenHosts.NONE);
    }

    /**
     * Writes missing plans, and the hosts that reported.
     *
     * @param runActions the actions that occur in their runs
     * @param isAwaited whether a client still waits for an answer
     */
    Future<Written> write(
            TransactionRunner transactions,
            List<ReportSubmission> reports,
            FoundPlans plans,
            StoredActions runActions,
            BooleanSupplier isAwaited) {
        return writer.hold(transactions)
                .compose(held -> transactions.execute(transaction -> {
                    HostWriter hosts =
                            new HostWriter(transaction, reports, runActions, catalogue::mayAddRuns, hostCache);
                    Future<Long> revision = writer.increment(transaction);
                    Supplier<Future<InsertedPlans>> adding = PlanCatalogue.add(transaction, plans);
                    Future<Map<String, AgentRow>> existing = hosts.lock();
                    Future<InsertedPlans> added = adding.get();
                    return Future.all(revision, added, existing)
                            .compose(known -> requireAwaited(isAwaited))
                            .compose(awaited ->
                                    hosts.write(revision.result(), plans.with(added.result()), existing.result()))
                            .map(written -> new Written(added.result(), written));
                }));
    }

    /** Writes missing plans only. */
    Future<InsertedPlans> write(TransactionRunner transactions, FoundPlans plans) {
        return writer.hold(transactions)
                .compose(held -> transactions.execute(transaction -> {
                    Future<Long> revision = writer.increment(transaction);
                    Future<InsertedPlans> added =
                            PlanCatalogue.add(transaction, plans).get();
                    return Future.all(revision, added).map(done -> added.result());
                }));
    }

    /** The statements before may have waited for long. Reports whose clients have gone come again. */
    private static Future<Void> requireAwaited(BooleanSupplier isAwaited) {
        return isAwaited.getAsBoolean() ? Future.succeededFuture() : Future.failedFuture(new ClientsGoneException());
    }
}
