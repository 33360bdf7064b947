package io.masif.ui.fleet.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which version of a package hosts have that planned nothing with it since their runs. */
class InstalledVersionsTest extends ApiCase {
    private static final Action INSTALL = Action.of("tool", "amd64", Kind.INSTALL, null, "1.0");
    private static final Action UPDATE = Action.of("tool", "amd64", Kind.UPDATE, "1.0", "2.0");
    private static final Action REMOVE = Action.of("tool", "amd64", Kind.REMOVE, "2.0", null);
    private static final Action REMOVE_OTHER = Action.of("tool", "i386", Kind.REMOVE, "1.0", null);

    @BeforeEach
    void putHosts() {
        List.of("again", "other", "removed", "updated").forEach(rows::putHost);
        execute("again", INSTALL, UPDATE, REMOVE, INSTALL);
        execute("other", INSTALL, REMOVE_OTHER);
        execute("removed", INSTALL, UPDATE, REMOVE);
        execute("updated", INSTALL, UPDATE);
        Await.until(
                "all runs",
                TIMEOUT,
                () -> list("").size() == 4
                        && find("?state=installed", "updated").equals("2.0"));
    }

    private void execute(String host, Action... actions) {
        for (Action each : actions) {
            rows.putRun(host, each, Result.DONE, null, "");
        }
    }

    @Test
    void aPackageThatWasRemovedAndInstalledAgainIsInstalled() {
        assertThat(list("?state=installed"))
                .extracting(row -> row.getString("host"))
                .containsExactly("again", "other", "updated");
        assertThat(find("", "again")).isEqualTo("1.0");
        assertThat(find("", "other")).isEqualTo("1.0");
        assertThat(find("", "removed")).isNull();
        assertThat(list("?state=installed&version=1.0"))
                .extracting(row -> row.getString("host"))
                .containsExactly("again", "other");
    }

    private String find(String query, String host) {
        return list(query).stream()
                .filter(row -> row.getString("host").equals(host))
                .findFirst()
                .map(row -> row.getString("installed_version"))
                .orElse(null);
    }

    private List<JsonObject> list(String query) {
        HttpResponse<String> answer = api.get("/api/v1/packages/tool/hosts" + query);
        return answer.statusCode() == 200
                ? new JsonArray(answer.body())
                        .stream().map(JsonObject.class::cast).toList()
                : List.of();
    }
}
