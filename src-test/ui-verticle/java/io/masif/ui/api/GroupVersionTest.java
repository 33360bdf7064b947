package io.masif.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two programs change the same version of a group: the first one succeeds, the second one gets an error message. */
class GroupVersionTest extends ApiCase {
    private static final String GROUPS = "/api/v1/groups";
    private static final String WEB = GROUPS + "/web";

    @BeforeEach
    void create() {
        api = ui.browser().withBasicAuthentication("admin", RunningUi.PASSWORD);
        assertThat(api.post(GROUPS, group("name~web-*", null)).statusCode()).isEqualTo(201);
    }

    private static String group(String selector, String version) {
        JsonObject group = new JsonObject().put("name", "web").put("selector", selector);
        return (version == null ? group : group.put("version", version)).encode();
    }

    private HttpResponse<String> change(String selector, String version) {
        return api.send("PUT", WEB, group(selector, version));
    }

    private String read(String member) {
        return new JsonObject(api.get(WEB).body()).getString(member);
    }

    @Test
    void aChangeOfAnOlderVersionIsRefused() {
        String version = read("version");
        HttpResponse<String> changed = change("name~web-1", version);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(changed.body()).getString("version"))
                .isEqualTo(read("version"))
                .isNotEqualTo(version);
        HttpResponse<String> outdated = change("name~web-2", version);
        assertThat(outdated.statusCode()).isEqualTo(409);
        assertThat(new JsonObject(outdated.body()).getString("detail"))
                .contains("Somebody has changed the group \"web\" meanwhile");
        assertThat(read("selector")).isEqualTo("name~web-1");
        assertThat(change("name~web-2", read("version")).statusCode()).isEqualTo(200);
    }

    @Test
    void aRepeatedRequestIsNoConflict() {
        String version = read("version");
        assertThat(change("name~web-1", version).statusCode()).isEqualTo(200);
        assertThat(change("name~web-1", version).statusCode()).isEqualTo(200);
    }

    @Test
    void aChangeNamesItsVersionAndANewGroupHasNone() {
        HttpResponse<String> unnamed = change("name~web-1", null);
        assertThat(unnamed.statusCode()).isEqualTo(400);
        assertThat(unnamed.body()).contains("version is missing");
        assertThat(read("selector")).isEqualTo("name~web-*");
        HttpResponse<String> created = api.post(GROUPS, group("name~web-*", read("version")));
        assertThat(created.statusCode()).isEqualTo(400);
        assertThat(created.body()).contains("leave it out for a new group");
    }

    @Test
    void aRemovalOfAnOlderVersionIsRefused() {
        String version = read("version");
        assertThat(change("name~web-1", version).statusCode()).isEqualTo(200);
        assertThat(api.delete(WEB + "?version=" + version).statusCode()).isEqualTo(409);
        assertThat(read("selector")).isEqualTo("name~web-1");
        assertThat(api.delete(WEB + "?version=" + read("version")).statusCode()).isEqualTo(204);
        assertThat(api.get(WEB).statusCode()).isEqualTo(404);
    }
}
