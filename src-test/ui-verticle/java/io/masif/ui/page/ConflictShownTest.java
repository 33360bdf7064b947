package io.masif.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConflictShownTest extends ApiCase {
    @Test
    void twoMachinesOfOneNameAreShown() {
        rows.putHost("twin", PERL);
        rows.putHost("web", PERL);
        awaitPending(1);
        rows.setConflict("twin");
        JsonObject twin = Await.value(
                "the host in conflict", TIMEOUT, () -> host("twin").filter(found -> found.getBoolean("conflict")));
        assertThat(twin.getInteger("pending")).isEqualTo(1);
        assertThat(host("web").orElseThrow().getBoolean("conflict")).isFalse();
        Browser page = ui.logIn();
        assertThat(page.get("/hosts").body()).containsOnlyOnce("badge failed\">Conflict of identity");
        assertThat(page.get("/hosts/twin").body()).contains("Conflict: two machines report as twin");
    }

    private Optional<JsonObject> host(String name) {
        return new JsonArray(api.get("/api/v1/hosts").body())
                .stream()
                        .map(JsonObject.class::cast)
                        .filter(each -> each.getString("name").equals(name))
                        .findFirst();
    }
}
