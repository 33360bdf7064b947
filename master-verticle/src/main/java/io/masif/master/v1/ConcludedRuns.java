package io.masif.master.v1;

import io.masif.domain.Digest;
import io.masif.master.report.ReportSubmission;
import io.masif.master.report.ReportedAction;
import io.masif.master.report.VersionOneReport;
import io.masif.master.store.AgentRow;
import io.masif.master.store.ApprovedAnswerStore;
import io.masif.master.store.ApprovedAnswerStore.StoredAnswer;
import io.masif.master.store.StoredPlan;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Runs that hosts of version 1 do not report, but that follow from actions which they do not report any more. */
public final class ConcludedRuns {
    private static final String NO_OUTCOMES =
            "The host no longer reports it. Agents of version 1 do not report outcomes.";

    private final List<ReportSubmission> reports;
    private final Map<Digest, StoredPlan> plans;
    private final Predicate<String> mayAddRuns;
    private final Map<String, Integer> bytes = new HashMap<>();

    /**
     * @param reports each of another host
     * @param plans by digest, all that occur in the reports
     * @param mayAddRuns whether runs may be added to a host
     */
    public ConcludedRuns(List<ReportSubmission> reports, Map<Digest, StoredPlan> plans, Predicate<String> mayAddRuns) {
        this.reports = reports;
        this.plans = plans;
        this.mayAddRuns = mayAddRuns;
    }

    /** The last answers to hosts of version 1 that have another plan now. To be read before the hosts are written. */
    public Future<List<StoredAnswer>> readAnswers(
            SqlClient transaction, List<ReportSubmission> changed, Map<String, AgentRow> before) {
        List<Long> hosts = changed.stream()
                .filter(each -> each.report() instanceof VersionOneReport && mayAddRuns.test(each.host()))
                .filter(each -> {
                    AgentRow row = before.get(each.host());
                    return row != null
                            && row.protocol() == 1
                            && row.planId()
                                    != plans.get(each.report().planDigest()).id();
                })
                .map(each -> before.get(each.host()).id())
                .toList();
        return ApprovedAnswerStore.findByHosts(transaction, hosts);
    }

    /** Writes the runs that follow from these answers, and removes the answers. */
    public Future<Void> write(SqlClient transaction, long revision, List<StoredAnswer> answers) {
        if (answers.isEmpty()) {
            return Future.succeededFuture();
        }
        Map<String, List<ReportedAction>> currentPlans = reports.stream()
                .filter(each -> each.report().plan().isPresent())
                .collect(Collectors.toMap(
                        ReportSubmission::host,
                        each -> each.report().plan().get().actions()));
        return new VersionOneRuns(transaction, revision, NO_OUTCOMES)
                .write(answers, currentPlans)
                .compose(written -> {
                    bytes.putAll(written);
                    return ApprovedAnswerStore.remove(
                            transaction,
                            answers.stream()
                                    .map(each -> each.answer().agentId())
                                    .toList());
                });
    }

    /** Adds about how many bytes they have, by host, to those of other runs. */
    public Map<String, Integer> addTo(Map<String, Integer> others) {
        Map<String, Integer> all = new HashMap<>(others);
        bytes.forEach((host, its) -> all.merge(host, its, Integer::sum));
        return all;
    }
}
