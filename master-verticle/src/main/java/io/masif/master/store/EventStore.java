package io.masif.master.store;

import io.masif.master.database.BulkStatement;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.List;

/** The append-only history. */
public final class EventStore {
    private static final String INSERT = "INSERT INTO event (actor, kind, detail, happened_at) VALUES %s";

    private EventStore() {}

    /**
     * One line of the history; it happens when it is written.
     *
     * @param actor who did it: an operator or a host
     * @param kind what was done, such as {@code host-joined}
     * @param detail what it was done to
     */
    public record Event(String actor, String kind, JsonObject detail) {}

    /** Appends them. */
    public static Future<Void> append(SqlClient client, List<Event> events) {
        return BulkStatement.execute(
                client, INSERT, "(?, ?, ?, UTC_TIMESTAMP(3))", events, (tuple, event) -> tuple.addString(event.actor())
                        .addString(event.kind())
                        .addString(event.detail().encode()));
    }
}
