package io.masif.ui.store;

import io.masif.domain.Facts;
import io.masif.failure.Failure;
import io.masif.wire.FactsJson;
import io.masif.wire.Members;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The facts as a host sent them. */
final class StoredFacts {
    private static final Facts UNKNOWN = new Facts(null, null, null, false, null, null, List.of());

    private StoredFacts() {}

    /** What the text says; what cannot be understood is unknown, so that one host's facts never hide the fleet. */
    static Facts read(String text) {
        if (text == null) {
            return UNKNOWN;
        }
        try {
            return FactsJson.read(Members.of(new JsonObject(text)));
        } catch (Failure | DecodeException | IllegalArgumentException e) {
            return new Facts(null, null, null, false, null, "its facts cannot be read: " + e.getMessage(), List.of());
        }
    }
}
