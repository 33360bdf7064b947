package io.masif.ui.event;

import io.masif.ui.database.Counter;
import io.masif.ui.message.FleetChange;
import io.masif.ui.message.Topic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Formats changes as server-sent events. An event says what changed; the data itself is to be read again. */
final class EventFormat {
    private EventFormat() {}

    /** An event for a client that has just connected: everything is to be read. */
    static String formatSnapshot(String id, FleetChange state) {
        return format("snapshot", id, createState(state));
    }

    /** An event for a change. */
    static String formatChange(String id, FleetChange change) {
        JsonObject data = createState(change)
                .put(
                        "topics",
                        new JsonArray(change.parts().topics().stream()
                                .sorted()
                                .map(Topic::word)
                                .toList()));
        return format(change.parts().isProgressOnly() ? "progress" : "change", id, data);
    }

    private static JsonObject createState(FleetChange change) {
        return new JsonObject()
                .put("fleet", change.revisions().fleet().sum())
                .put("approvals", change.revisions().get(Counter.APPROVAL))
                .put("progress", change.revisions().progress())
                .put("available", change.isAvailable());
    }

    private static String format(String name, String id, JsonObject data) {
        return "id: " + id + "\nevent: " + name + "\ndata: " + data.encode() + "\n\n";
    }
}
