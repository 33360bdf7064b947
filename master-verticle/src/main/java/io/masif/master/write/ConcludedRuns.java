package io.masif.master.write;

import io.masif.domain.Digest;
import io.masif.master.report.HostReport;
import io.masif.master.report.ReportedAction;
import io.masif.master.store.AgentRow;
import io.masif.master.store.ApprovedAnswerStore;
import io.masif.master.store.ApprovedAnswerStore.StoredAnswer;
import io.masif.master.store.StoredPlan;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Runs that hosts of version 1 do not report, but that follow from what they report no longer. */
final class ConcludedRuns {
    private static final String NO_OUTCOMES =
            "The host no longer reports it. Agents of version 1 do not report outcomes.";

    private final List<HostReport> reports;
    private final Map<Digest, StoredPlan> plans;
    private final Predicate<String> mayAddRuns;
    private final Map<String, Integer> bytes = new HashMap<>();

    /**
     * @param reports each of another host
     * @param plans by digest, all that occur in the reports
     * @param mayAddRuns whether runs may be added to a host
     */
    ConcludedRuns(List<HostReport> reports, Map<Digest, StoredPlan> plans, Predicate<String> mayAddRuns) {
        this.reports = reports;
        this.plans = plans;
        this.mayAddRuns = mayAddRuns;
    }

    /** What those of version 1 were answered whose plan is another one now. To be read before it is written. */
    Future<List<StoredAnswer>> answered(
            SqlConnection connection, List<HostReport> changed, Map<String, AgentRow> before) {
        List<Long> hosts = changed.stream()
                .filter(report -> report.protocol() == 1 && mayAddRuns.test(report.host()))
                .filter(report -> {
                    AgentRow row = before.get(report.host());
                    return row != null
                            && row.protocol() == 1
                            && row.planId() != plans.get(report.planDigest()).id();
                })
                .map(report -> before.get(report.host()).id())
                .toList();
        return ApprovedAnswerStore.findByHosts(connection, hosts);
    }

    Future<Void> write(SqlConnection connection, long revision, List<StoredAnswer> answers) {
        if (answers.isEmpty()) {
            return Future.succeededFuture();
        }
        Map<String, List<ReportedAction>> now = reports.stream()
                .filter(report -> report.plan().isPresent())
                .collect(Collectors.toMap(
                        HostReport::host, report -> report.plan().get().actions()));
        return new VersionOneRuns(connection, revision, NO_OUTCOMES)
                .write(answers, now)
                .onSuccess(bytes::putAll)
                .compose(done -> ApprovedAnswerStore.remove(
                        connection,
                        answers.stream().map(each -> each.answer().agentId()).toList()));
    }

    /** Adds about how many bytes they have, by host, to those of other runs. */
    Map<String, Integer> addTo(Map<String, Integer> others) {
        Map<String, Integer> all = new HashMap<>(others);
        bytes.forEach((host, its) -> all.merge(host, its, Integer::sum));
        return all;
    }
}
