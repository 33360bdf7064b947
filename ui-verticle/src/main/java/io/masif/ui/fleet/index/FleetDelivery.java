package io.masif.ui.fleet.index;

import io.masif.decision.GroupMembers;
import io.masif.delivery.DeliveryRecords;
import io.masif.delivery.DeliveryRules;
import io.masif.ui.brake.Brake;
import java.util.Objects;

/** When approvals are handed out to hosts of the index. */
public final class FleetDelivery {
    private final ChangeLog changes;
    private DeliveryRules rules = DeliveryRules.NONE;
    private GroupMembers members = GroupMembers.NONE;
    private Brake brake;

    FleetDelivery(ChangeLog changes) {
        this.changes = changes;
    }

    /**
     * Replaces what operators said.
     *
     * @param holding null if no brake holds
     */
    public void put(DeliveryRecords records, Brake holding) {
        if (!records.equals(rules.records()) || !Objects.equals(brake, holding)) {
            brake = holding;
            rules = new DeliveryRules(records, members);
            changes.recordDeliveryChange();
        }
    }

    void setMembers(GroupMembers latest) {
        members = latest;
        rules = new DeliveryRules(rules.records(), members);
    }

    /** By what it is decided. */
    public DeliveryRules rules() {
        return rules;
    }

    /** Null if none holds. */
    public Brake brake() {
        return brake;
    }
}
