package io.masif.ui.view.activity;

import io.masif.decision.PatternJson;
import io.masif.domain.ApprovalPattern;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * An event of the history.
 *
 * @param actor the operator, the host, or the part that did it
 * @param kind its word; there may be words that are no {@link EventKind}
 * @param detail the text of a JSON object: what it concerns
 */
public record ActivityEvent(long id, Instant happenedAt, String actor, String kind, String detail) {
    /** What it concerns; empty if the text is no JSON object. */
    public JsonObject details() {
        try {
            return new JsonObject(detail);
        } catch (DecodeException e) {
            return new JsonObject();
        }
    }

    /** The number of the approval that it concerns; null if it concerns none. */
    public Long approval() {
        return getNumber("approval");
    }

    /** The number of the decline that it concerns; null if it concerns none. */
    public Long decline() {
        return getNumber("decline");
    }

    private Long getNumber(String name) {
        return details().getValue(name) instanceof Number number ? number.longValue() : null;
    }

    /** The name of the host that did it, or that it concerns; null if there is none. */
    public String host() {
        if (EventKind.of(kind).filter(EventKind::isByHost).isPresent()) {
            return actor;
        }
        return details().getValue("host") instanceof String host ? host : null;
    }

    /** The first actions of a decision; empty if it concerns all, or is no decision. */
    public List<ApprovalPattern> actions() {
        try {
            return details().getValue("actions") instanceof JsonArray actions
                    ? PatternJson.parse(actions.encode())
                    : List.of();
        } catch (IllegalArgumentException | ClassCastException e) {
            return List.of();
        }
    }
}
