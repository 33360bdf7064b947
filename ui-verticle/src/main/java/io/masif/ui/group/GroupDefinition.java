package io.masif.ui.group;

import io.masif.decision.HostSet;
import io.masif.domain.Digest;
import io.masif.domain.label.LabelSelector;
import io.vertx.core.json.JsonArray;
import java.util.Objects;

/**
 * What operators say of a group.
 *
 * @param name has the syntax of a label's value
 * @param selector chooses the members by their labels; null for a group by hand
 * @param named the hosts of a group by hand, also removed ones; none for a selector
 * @param description may be empty
 */
public record GroupDefinition(String name, LabelSelector selector, HostSet named, String description) {
    /** The most characters of a description. */
    public static final int MAX_DESCRIPTION = 1000;

    /** Another one as soon as operators say anything else of it. */
    public Digest digest() {
        JsonArray said = new JsonArray()
                .add(name)
                .add(isByHand() ? null : selector.toString())
                .add(named.digest().hex())
                .add(description);
        return Digest.ofText(said.encode());
    }

    /** Whether its hosts are named one by one. */
    public boolean isByHand() {
        return selector == null;
    }

    /** Whether another definition chooses the same hosts. */
    public boolean isSameChoice(GroupDefinition other) {
        return Objects.equals(selector, other.selector) && named.equals(other.named);
    }
}
