package io.masif.ui.store;

import io.masif.domain.Condition;
import io.masif.domain.Facts;
import io.masif.domain.HostState;
import io.masif.failure.Failure;
import io.masif.wire.FactsJson;
import io.masif.wire.Members;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** The facts as a host sent them. */
final class StoredFacts {
    private StoredFacts() {}

    /** What the text says; what cannot be understood is unknown, so that one host's facts never hide the fleet. */
    static Facts read(String text) {
        if (text == null) {
            return Facts.UNKNOWN;
        }
        try {
            return FactsJson.read(Members.of(new JsonObject(text)));
        } catch (Failure | DecodeException | IllegalArgumentException e) {
            return Facts.UNKNOWN.with(
                    new Condition(HostState.APT_FAILED, "its facts cannot be read: " + e.getMessage()));
        }
    }
}
