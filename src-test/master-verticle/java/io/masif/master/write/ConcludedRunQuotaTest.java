package io.masif.master.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Digest;
import io.masif.master.bed.VersionOneCase;
import io.masif.master.bed.VersionOneDatabase;
import io.masif.master.catalogue.StoredActions;
import io.masif.master.database.TransactionRunner;
import io.masif.master.host.HostCache;
import io.masif.master.report.ReportSender;
import io.masif.master.report.ReportSubmission;
import io.masif.master.report.ReportedPlan;
import io.masif.master.report.VersionOneReport;
import io.masif.master.store.PlanStore;
import io.masif.master.store.StoredPlan;
import io.masif.master.store.revision.WriterLease;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Runs that follow from what a host of version 1 does not report any more count as if it had reported them. */
class ConcludedRunQuotaTest extends VersionOneCase {
    @Test
    void hostAddsNoMoreRunsThanItMay() {
        long host = database.host("wild", 1, 1);
        database.storeAnswer(host, true, NONE, 1);
        reportEmptyPlan("wild", false);
        assertThat(database.withPlan("[]")).containsExactly("wild");
        assertThat(database.texts("SELECT id FROM run")).isEmpty();
        VersionOneDatabase.wait(database.pool()
                .query("UPDATE agent SET plan_id = " + database.plan())
                .execute());
        assertThat(reportEmptyPlan("wild", true)).containsOnlyKeys("wild");
        assertThat(database.texts("SELECT id FROM run")).hasSize(1);
    }

    /** About how many bytes of runs were written. */
    private Map<String, Integer> reportEmptyPlan(String host, boolean mayAddConcludedRuns) {
        ReportedPlan nothing = ReportedPlan.of(List.of());
        VersionOneDatabase.wait(TransactionRunner.of(database.pool()).execute(transaction -> PlanStore.insert(
                        transaction, new TreeMap<>(Map.of(nothing.digest(), List.of())), 0)
                .get()));
        Map<Digest, StoredPlan> plans =
                VersionOneDatabase.wait(PlanStore.findByDigest(database.pool(), List.of(nothing.digest())));
        ReportSubmission report = new ReportSubmission(
                new ReportSender(host, BigInteger.ONE, Instant.EPOCH, 1, "192.0.2.1", null),
                new VersionOneReport(List.of(), nothing),
                () -> false);
        VersionOneDatabase.wait(WriterLease.of(vertx).hold(TransactionRunner.of(database.pool())));
        return VersionOneDatabase.wait(TransactionRunner.of(database.pool()).execute(transaction -> {
                    HostWriter writer = new HostWriter(
                            transaction,
                            List.of(report),
                            new StoredActions(0, Map.of()),
                            any -> mayAddConcludedRuns,
                            new HostCache());
                    return WriterLease.of(vertx).increment(transaction).compose(revision -> writer.lock()
                            .compose(existing -> writer.write(revision, plans, existing)));
                }))
                .runBytes();
    }
}
