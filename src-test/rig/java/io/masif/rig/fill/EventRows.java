package io.masif.rig.fill;

import io.masif.rig.database.EmbeddedDatabase;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** Writes the history. */
final class EventRows {
    private final InsertStatement rows;

    EventRows(EmbeddedDatabase database) {
        rows = new InsertStatement(database, "event", "happened_at, actor, kind, detail");
    }

    void add(Instant moment, String actor, String kind, JsonObject detail) {
        rows.add(moment, actor, kind, detail.encode());
    }

    void flush() {
        rows.flush();
    }
}
