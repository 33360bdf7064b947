package io.masif.master.catalogue;

import io.masif.domain.Digest;
import io.masif.master.report.ReportSubmission;
import io.masif.master.store.PlanStore.InsertedPlans;
import io.masif.master.store.StoredPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The plans of a batch of reports.
 *
 * @param stored those that the database has, by digest
 * @param missing the numbers of the actions of the others, by digest
 * @param senders a report that has it, for each of the others
 * @param revision that of the catalogue at which these actions were there
 */
public record FoundPlans(
        Map<Digest, StoredPlan> stored,
        SortedMap<Digest, List<Long>> missing,
        Map<Digest, ReportSubmission> senders,
        long revision) {
    /** Whether it is stored, or can be added. */
    public boolean contains(Digest digest) {
        return stored.containsKey(digest) || missing.containsKey(digest);
    }

    /** All plans by digest, after the missing ones were added. */
    public Map<Digest, StoredPlan> with(InsertedPlans inserted) {
        Map<Digest, StoredPlan> all = new HashMap<>(stored);
        inserted.ids().forEach((digest, id) -> all.put(digest, new StoredPlan(id, missing.get(digest))));
        return all;
    }
}
