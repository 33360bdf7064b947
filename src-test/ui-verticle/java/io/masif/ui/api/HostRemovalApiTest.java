package io.masif.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A program removes a host. */
class HostRemovalApiTest extends DecisionApiCase {
    @Test
    void aHostIsRemovedWithItsRunsOnceAndComesBackWithItsNumber() {
        rows.putRun("a", PERL, Result.FAILED, "the script failed", "no sensor");
        int number = rows.getHostId("a");
        assertThat(api.delete("/api/v1/hosts/a").statusCode()).isEqualTo(204);
        assertThat(hostNames()).containsExactly("b", "c");
        assertThat(api.get("/api/v1/hosts/a").statusCode()).isEqualTo(404);
        assertThat(rows.countRows("run")).isZero();
        assertThat(error(404, api.delete("/api/v1/hosts/a"))).contains("There is no host \"a\".");
        assertThat(rows.countRows("event WHERE kind = 'hosts-removed'")).isEqualTo(1);
        assertThat(rows.query("SELECT id FROM former_host WHERE name = 'a'")
                        .iterator()
                        .next()
                        .getInteger("id"))
                .isEqualTo(number);
    }

    @Test
    void aRequestThatSaysMoreRemovesNothing() {
        assertThat(error(400, api.delete("/api/v1/hosts/a?force=yes"))).contains("force");
        assertThat(api.delete("/api/v1/hosts/").statusCode()).isEqualTo(405);
        assertThat(error(404, api.delete("/api/v1/hosts/%2A"))).contains("There is no host \"*\".");
        assertThat(hostNames()).containsExactly("a", "b", "c");
    }

    private List<String> hostNames() {
        return new JsonArray(api.get("/api/v1/hosts").body())
                .stream()
                        .map(each -> ((JsonObject) each).getString("name"))
                        .sorted()
                        .toList();
    }
}
