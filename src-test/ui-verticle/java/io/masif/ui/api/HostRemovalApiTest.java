package io.masif.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.ui.bed.FailingStatement;
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

    @Test
    void aRemovalThatFailsChangesNothing() {
        rows.putRun("a", PERL, Result.FAILED, "the script failed", "no sensor");
        FailingStatement failing = FailingStatement.begin(rows, "DELETE ON agent");
        assertThat(error(503, api.delete("/api/v1/hosts/a"))).contains("Nothing was changed");
        assertThat(runs()).hasSize(1).first().satisfies(run -> assertThat(run.getJsonArray("actions"))
                .hasSize(1));
        assertThat(hostNames()).containsExactly("a", "b", "c");
        failing.end();
        assertThat(api.delete("/api/v1/hosts/a").statusCode()).isEqualTo(204);
        assertThat(rows.countRows("run")).isZero();
        assertThat(rows.countRows("run_action")).isZero();
    }

    @Test
    void runsThatCannotBeRemovedAtOnceAreNotShownAndRemovedLater() {
        rows.putRun("a", PERL, Result.FAILED, "the script failed", "no sensor");
        rows.putRun("b", PERL, Result.DONE, null, "");
        // hosts choose these names
        rows.query("UPDATE run SET uuid = 'the same'");
        FailingStatement failing = FailingStatement.begin(rows, "DELETE ON run_action");
        assertThat(api.delete("/api/v1/hosts/a").statusCode()).isEqualTo(204);
        assertThat(api.delete("/api/v1/hosts/b").statusCode()).isEqualTo(204);
        assertThat(hostNames()).containsExactly("c");
        assertThat(runs()).isEmpty();
        failing.end();
        assertThat(api.delete("/api/v1/hosts/c").statusCode()).isEqualTo(204);
        assertThat(rows.countRows("run")).isZero();
        assertThat(rows.countRows("run_action")).isZero();
    }

    private List<JsonObject> runs() {
        return new JsonArray(api.get("/api/v1/runs").body())
                .stream().map(JsonObject.class::cast).toList();
    }

    private List<String> hostNames() {
        return new JsonArray(api.get("/api/v1/hosts").body())
                .stream()
                        .map(each -> ((JsonObject) each).getString("name"))
                        .sorted()
                        .toList();
    }
}
