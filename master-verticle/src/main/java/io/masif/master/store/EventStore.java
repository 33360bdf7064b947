package io.masif.master.store;

import io.masif.master.database.BulkStatement;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.List;

/** The history, to which lines are only added. */
public final class EventStore {
    private static final String INSERT = "INSERT INTO event (actor, kind, detail, happened_at) VALUES %s";

    private EventStore() {}

    /**
     * A line of the history; its time is when it is written.
     *
     * @param actor an operator or a host
     * @param kind what happened, such as {@code host-joined}
     * @param detail what it concerns, as the text of a JSON object
     */
    public record Event(String actor, String kind, String detail) {
        /** Encodes what it concerns. */
        public static Event of(String actor, String kind, JsonObject detail) {
            return new Event(actor, kind, detail.encode());
        }
    }

    /** Appends lines. */
    public static Future<Void> append(SqlClient client, List<Event> events) {
        return BulkStatement.execute(
                client, INSERT, "(?, ?, ?, UTC_TIMESTAMP(3))", events, (tuple, event) -> tuple.addString(event.actor())
                        .addString(event.kind())
                        .addString(event.detail()));
    }
}
