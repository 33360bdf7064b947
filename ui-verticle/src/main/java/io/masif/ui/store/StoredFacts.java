package io.masif.ui.store;

import io.masif.domain.host.Facts;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostState;
import io.masif.failure.Failure;
import io.masif.wire.FactsJson;
import io.masif.wire.JsonMembers;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** Reads the stored facts of a host. */
final class StoredFacts {
    private StoredFacts() {}

    /** Reads the facts; malformed facts are unknown, so that one host never hides the fleet. */
    static Facts read(String text) {
        if (text == null) {
            return Facts.UNKNOWN;
        }
        try {
            return FactsJson.read(JsonMembers.of(new JsonObject(text)));
        } catch (Failure | DecodeException | IllegalArgumentException e) {
            return Facts.UNKNOWN.with(
                    new HostProblem(HostState.APT_FAILED, "its facts cannot be read: " + e.getMessage()));
        }
    }
}
