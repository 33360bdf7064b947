package io.masif.master.answer;

import io.masif.domain.Digest;
import io.masif.master.approval.ApprovalSnapshot;
import io.masif.master.store.StoredAction;
import io.masif.wire.ApprovedActions;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What of a host's plan is approved, in version 2 of the protocol.
 *
 * @param approved the actions, with their retries
 * @param untilMillis when that changes by itself, in milliseconds of the epoch; {@link Long#MAX_VALUE} for never
 * @param startUntilMillis until when a run of them may be started, in milliseconds of the epoch; {@link Long#MAX_VALUE} for no
 *     such end, as where nothing is approved
 */
public record PlanAnswer(ApprovedActions approved, long untilMillis, long startUntilMillis) {
    /**
     * Looks each action up.
     *
     * @param host its number in the database
     * @param actions of its plan
     */
    public static PlanAnswer of(ApprovalSnapshot snapshot, int host, List<StoredAction> actions, Instant now) {
        AnswerValidity validity = new AnswerValidity(snapshot.findDelivery(host, now));
        TreeSet<Digest> digests = new TreeSet<>();
        TreeMap<Digest, Long> retries = new TreeMap<>();
        for (StoredAction action : actions) {
            if (validity.add(snapshot.find(host, action.action(), false, now))) {
                digests.add(action.digest());
                long retry = snapshot.findRetry(host, action.action());
                if (retry > 0) {
                    retries.put(action.digest(), retry);
                }
            }
        }
        return new PlanAnswer(
                new ApprovedActions(digests, retries),
                validity.untilMillis(),
                digests.isEmpty() ? Long.MAX_VALUE : validity.startUntilMillis());
    }
}
