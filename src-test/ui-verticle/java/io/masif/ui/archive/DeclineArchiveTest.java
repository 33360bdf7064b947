package io.masif.ui.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Futures;
import io.masif.ui.view.decline.DeclineProgress;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeclineArchiveTest extends ApiCase {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        Futures.await(vertx.close());
    }

    @Test
    void whatADeclineInForceConcernsIsNotKnown() {
        JsonObject action =
                new JsonObject().put("package", "perl").put("action", "update").put("to_version", "5.36");
        JsonObject decline = new JsonObject()
                .put("actions", new JsonArray().add(action))
                .put("unseen", true)
                .put("until", "2099-01-01T00:00:00Z");
        long id = new JsonObject(api.post("/api/v1/declines", decline.encode()).body()).getLong("id");
        assertThat(load(id).concernedHosts()).isNull();
        rows.query("UPDATE decline SET ends_at = UTC_TIMESTAMP(3) - INTERVAL 1 DAY");
        assertThat(load(id).concernedHosts()).isZero();
    }

    private DeclineProgress load(long id) {
        return Futures.await(new DeclineArchive(vertx, ui.pool()).loadWhole(List.of(id)))
                .get(0);
    }
}
