package io.masif.master.write;

import io.masif.domain.Digest;
import io.masif.master.host.HostCache;
import io.masif.master.host.HostEntry;
import io.masif.master.report.ReportSubmission;
import io.masif.master.store.AgentRow;
import io.masif.master.store.AgentRows;
import io.masif.master.store.StoredPlan;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the hosts for which a batch has nothing to write, since the database has what they report. */
final class UnchangedHosts {
    private final Pool pool;
    private final HostCache hostCache;

    UnchangedHosts(Pool pool, HostCache hostCache) {
        this.pool = pool;
        this.hostCache = hostCache;
    }

    /**
     * Reads hosts again that sent facts which they have already, as far as this master knows. Another master may have
     * stored other facts since, and an agent does not send facts again that it sent once.
     *
     * @param plans by digest, all that occur in the reports and that the database has
     */
    Future<Void> reload(List<ReportSubmission> reports, Map<Digest, StoredPlan> plans) {
        List<String> hosts = reports.stream()
                .filter(each -> each.report().facts().isPresent() && isUnchanged(each, plans))
                .map(ReportSubmission::host)
                .sorted()
                .toList();
        int moment = hostCache.mark();
        return AgentRows.findByName(pool, hosts).map(rows -> {
            Map<String, AgentRow> found = ExistingRows.indexByName(rows);
            hostCache.evict(
                    hosts.stream().filter(host -> !found.containsKey(host)).toList());
            hostCache.update(rows, moment);
            return null;
        });
    }

    /** Those hosts by name, marked as seen. Only their plan was not in memory any more, or they sent the same facts. */
    Map<String, HostEntry> find(List<ReportSubmission> reports, Map<Digest, StoredPlan> plans) {
        Map<String, HostEntry> hosts = new HashMap<>();
        reports.stream()
                .filter(each -> each.report().runs().isEmpty() && isUnchanged(each, plans))
                .forEach(each -> {
                    HostEntry host = hostCache.get(each.host());
                    host.markSeen();
                    hosts.put(each.host(), host);
                });
        return hosts;
    }

    private boolean isUnchanged(ReportSubmission submission, Map<Digest, StoredPlan> plans) {
        HostEntry host = hostCache.get(submission.host());
        StoredPlan plan = plans.get(submission.report().planDigest());
        return host != null && plan != null && host.matches(submission, plan);
    }
}
