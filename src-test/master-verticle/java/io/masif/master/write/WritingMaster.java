package io.masif.master.write;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Run;
import io.masif.management.Meters;
import io.masif.master.bed.Sql;
import io.masif.master.catalogue.FleetCatalogue;
import io.masif.master.database.TransactionRunner;
import io.masif.master.duplicate.DuplicateIdentityDetector;
import io.masif.master.host.HostCache;
import io.masif.master.host.StoredReport;
import io.masif.master.report.HostReport;
import io.masif.master.report.ReportSender;
import io.masif.master.report.ReportSubmission;
import io.masif.master.report.ReportedAction;
import io.masif.master.report.ReportedPlan;
import io.masif.master.report.VersionOneReport;
import io.masif.master.report.VersionTwoReport;
import io.masif.rig.database.EmbeddedDatabase;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What a master writes batches of reports with, without a network before it. */
final class WritingMaster implements AutoCloseable {
    private final Sql sql;
    private final Context context;
    private final ReportWriter writer;

    /** @param name of a database that has the tables */
    WritingMaster(EmbeddedDatabase database, String name) {
        sql = new Sql(database, name);
        context = sql.vertx().getOrCreateContext();
        HostCache hosts = new HostCache();
        writer = new ReportWriter(
                sql.vertx(),
                sql.pool(),
                TransactionRunner.of(sql.pool()),
                new FleetCatalogue(hosts::isNew),
                hosts,
                new DuplicateIdentityDetector(sql.vertx(), sql.pool()));
    }

    /** Writes a batch. */
    Future<Map<String, StoredReport>> write(ReportSubmission... reports) {
        Promise<Map<String, StoredReport>> written = Promise.promise();
        context.runOnContext(on -> writer.write(List.of(reports)).onComplete(written));
        return written.future();
    }

    /** How often a transaction was repeated since others were in its way. */
    double countRetries() {
        return Meters.of(sql.vertx()).registry().find("masif.transactions.retried").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** A report of a host that may be new. */
    static ReportSubmission join(String host, String packageName) {
        return submit(host, new VersionOneReport(List.of(), plan(packageName)), () -> false);
    }

    /** A report of a host that has joined, without its facts. */
    static ReportSubmission report(String host, String packageName, BooleanSupplier isClientGone, Run... runs) {
        ReportedPlan plan = plan(packageName);
        HostReport report = new VersionTwoReport(
                plan.digest(), Optional.of(plan), Optional.empty(), List.of(runs), List.of(), Optional.empty());
        return submit(host, report, isClientGone);
    }

    /** A report that only names a plan which the host has reported before. */
    static ReportSubmission repeat(String host, String packageName) {
        HostReport report = new VersionTwoReport(
                plan(packageName).digest(), Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty());
        return submit(host, report, () -> false);
    }

    private static ReportSubmission submit(String host, HostReport report, BooleanSupplier isClientGone) {
        ReportSender sender = new ReportSender(host, BigInteger.ONE, Instant.EPOCH, 1, "192.0.2.1", null);
        return new ReportSubmission(sender, report, isClientGone);
    }

    private static ReportedPlan plan(String packageName) {
        return ReportedPlan.of(List.of(ReportedAction.of(Action.of(packageName, "amd64", Kind.UPDATE, "1", "2"))));
    }

    @Override
    public void close() {
        sql.close();
    }
}
