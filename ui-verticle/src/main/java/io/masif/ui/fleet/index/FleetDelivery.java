package io.masif.ui.fleet.index;

import io.masif.decision.GroupMembers;
import io.masif.delivery.DeliveryRecords;
import io.masif.delivery.DeliveryRules;
import io.masif.ui.brake.Brake;
import java.time.Instant;
import java.util.Objects;

/** When approvals are handed out to hosts of the index. */
public final class FleetDelivery {
    private final ChangeLog changes;
    private DeliveryRules rules = DeliveryRules.NONE;
    private GroupMembers members = GroupMembers.NONE;
    private Instant declinesEnd = Instant.MIN;
    private Brake brake;

    FleetDelivery(ChangeLog changes) {
        this.changes = changes;
    }

    /**
     * Replaces what operators said.
     *
     * @param holding null if no brake holds
     * @param latestEnd of the declines that are for groups
     */
    public void put(DeliveryRecords records, Brake holding, Instant latestEnd) {
        declinesEnd = latestEnd;
        DeliveryRules latest = create(records);
        if (!latest.hasSameRecords(rules) || !Objects.equals(brake, holding)) {
            brake = holding;
            rules = latest;
            changes.recordDeliveryChange();
        }
    }

    void setMembers(GroupMembers latest) {
        members = latest;
        rules = create(rules.records());
    }

    private DeliveryRules create(DeliveryRecords records) {
        return new DeliveryRules(records, members).withGroupDeclines(declinesEnd);
    }

    /** By what it is decided. */
    public DeliveryRules rules() {
        return rules;
    }

    /** Whether the brake holds: no host gets any approval. */
    public boolean isStopped() {
        return rules.records().isStopped();
    }

    /** Null if none holds. */
    public Brake brake() {
        return brake;
    }
}
