package io.masif.master.held;

import io.masif.master.approval.ApprovalSnapshot;
import io.masif.master.store.StoredAction;
import io.masif.wire.WaitRequest;
import java.util.List;

/**
 * A report whose answer is to be held back.
 *
 * @param host its number in the database
 * @param planId the number of its plan
 * @param actions of its plan
 * @param waitRequest what it asked for; its tag is that of the answer now
 * @param snapshot of the approvals from which that answer was computed
 * @param untilMillis when the answer changes by itself, in milliseconds of the epoch
 */
public record HoldRequest(
        int host,
        long planId,
        List<StoredAction> actions,
        WaitRequest waitRequest,
        ApprovalSnapshot snapshot,
        long untilMillis) {
    public HoldRequest {
        actions = List.copyOf(actions);
    }
}
