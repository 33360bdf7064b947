package io.masif.ui.api.delivery;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.fleet.delivery.FindGroupOptions;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.language.Text;
import io.masif.wire.JsonMembers;
import io.vertx.core.Future;

/** The member of a body that names a group. */
final class GroupMember {
    private static final String NAME = "group";

    private GroupMember() {}

    /** The number of the group. */
    static Future<Integer> require(FleetClient fleet, JsonMembers members) {
        return find(fleet, members.getRequiredText(NAME));
    }

    /** The number of the group; null if none is named. */
    static Future<Integer> findOptional(FleetClient fleet, JsonMembers members) {
        String name = members.getText(NAME);
        return name == null ? Future.succeededFuture() : find(fleet, name);
    }

    /** A group that was added at another UI just now is not in the index yet: it is refreshed then. */
    private static Future<Integer> find(FleetClient fleet, String name) {
        return fleet.refreshIndex()
                .compose(fresh -> fleet.query(new FindGroupOptions()))
                .map(groups -> groups.stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () -> Failure.badInput(Text.of("refusal-delivery.window-no-group", Quote.of(name))))
                        .id());
    }
}
