package io.masif.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Groups, and decisions for them, as a program makes them. */
class GroupsApiTest extends ApiCase {
    private static final String GROUPS = "/api/v1/groups";

    /** The token of the configuration has the role approver. */
    @BeforeEach
    void putHosts() {
        api = ui.browser().withBasicAuthentication("admin", RunningUi.PASSWORD);
        rows.putHost("web-1", PERL, BAR);
        rows.putHost("web-2", PERL);
        rows.putHost("db-1", PERL);
        awaitPending(2);
    }

    @Test
    void groupsAreMadeChangedAndRemoved() {
        assertThat(create("web", "name~web-*").statusCode()).isEqualTo(201);
        assertThat(members("web")).containsExactly("web-1", "web-2");
        JsonObject group = get("web");
        assertThat(group.getInteger("members")).isEqualTo(2);
        assertThat(group.getInteger("pending")).isEqualTo(2);
        assertThat(group.getInteger("pending_action_count")).isEqualTo(2);
        JsonObject changed = new JsonObject()
                .put("name", "all-but-db")
                .put("selector", "name~*-2")
                .put("version", group.getString("version"));
        assertThat(api.send("PUT", GROUPS + "/web", changed.encode()).statusCode())
                .isEqualTo(200);
        assertThat(members("all-but-db")).containsExactly("web-2");
        assertThat(api.get(GROUPS + "/web").statusCode()).isEqualTo(404);
        assertThat(api.delete(GROUPS + "/all-but-db").statusCode()).isEqualTo(204);
        assertThat(api.get(GROUPS).body()).isEqualTo("[]");
        assertThat(rows.query("SELECT kind FROM event WHERE kind LIKE 'group-%' ORDER BY id").stream()
                        .map(row -> row.getString(0)))
                .containsExactly("group-created", "group-changed", "group-removed");
    }

    @Test
    void aGroupByHandNamesItsHosts() {
        JsonObject group = new JsonObject()
                .put("name", "canaries")
                .put("hosts", new JsonArray().add("db-1").add("web-1"));
        assertThat(api.post(GROUPS, group.encode()).statusCode()).isEqualTo(201);
        assertThat(members("canaries")).containsExactly("db-1", "web-1");
        assertThat(get("canaries").getJsonArray("hosts")).containsExactly("db-1", "web-1");
        assertThat(get("canaries").getValue("selector")).isNull();
    }

    @Test
    void badInputChangesNothing() {
        create("web", "name~web-*");
        assertRefused(create("web", "env"), 409, "There is a group \"web\" already");
        assertRefused(create("-web", "env"), 400, "the name of a group has at most 63 letters");
        assertRefused(create("other", "env in prod"), 400, "selector");
        assertRefused(create("other", ""), 400, "a group needs a selector of labels");
        JsonObject unknown = new JsonObject().put("name", "other").put("hosts", new JsonArray().add("nobody"));
        assertRefused(api.post(GROUPS, unknown.encode()), 400, "nobody");
        assertRefused(decide("approvals", "perl", "nobody"), 400, "There is no such group");
        assertThat(new JsonArray(api.get(GROUPS).body())).hasSize(1);
        assertThat(rows.countRows("decision")).isZero();
    }

    @Test
    void anApprovalForAGroupFollowsItsMembers() {
        create("web", "name~web-*");
        JsonObject approval = new JsonObject(decide("approvals", "perl", "web").body());
        assertThat(approval.getJsonArray("groups")).containsExactly("web");
        assertThat(approval.getValue("hosts")).isNull();
        assertCounts(approval.getLong("id"), 2, 0);
        assertThat(pendingHosts("perl")).isEqualTo(1);
        rows.putHost("web-3", PERL);
        Await.until("the new member is concerned", TIMEOUT, () -> waiting(approval.getLong("id")) == 3);
        assertThat(pendingHosts("perl")).isEqualTo(1);
        rows.putRun("web-1", PERL, Result.DONE, null, "");
        rows.putHost("web-1", BAR);
        awaitApproval("done", 1);
        change("web", "name~db-*");
        Await.until(
                "the old members are not concerned",
                TIMEOUT,
                () -> waiting(approval.getLong("id")) == 1 && pendingHosts("perl") == 2);
    }

    @Test
    void aDeclineForAGroupFollowsItsMembers() {
        create("web", "name~web-*");
        JsonObject decline = new JsonObject(decide("declines", "perl", "web").body());
        assertThat(decline.getJsonArray("groups")).containsExactly("web");
        assertThat(pendingHosts("perl")).isEqualTo(1);
        change("web", "name~web-1");
        Await.until("web-2 awaits it again", TIMEOUT, () -> pendingHosts("perl") == 2);
    }

    @Test
    void aGroupThatSomethingInForceNamesIsNotRemoved() {
        create("web", "name~web-*");
        long approval = new JsonObject(decide("approvals", "perl", "web").body()).getLong("id");
        long decline = new JsonObject(decide("declines", "bar", "web").body()).getLong("id");
        HttpResponse<String> refused = api.delete(GROUPS + "/web");
        assertRefused(refused, 409, "it is named by the approvals in force " + approval);
        assertRefused(refused, 409, "it is named by the declines in force " + decline);
        assertThat(members("web")).hasSize(2);
        api.delete("/api/v1/approvals/" + approval);
        api.delete("/api/v1/declines/" + decline);
        assertThat(api.delete(GROUPS + "/web").statusCode()).isEqualTo(204);
        assertThat(new JsonObject(api.get("/api/v1/approvals/" + approval).body()).getJsonArray("groups"))
                .containsExactly("web");
    }

    @Test
    void programsThatKnowNoGroupsApproveNothingByThem() {
        create("web", "name~web-*");
        decide("approvals", "perl", "web");
        decide("declines", "bar", "web");
        assertThat(rows.query("SELECT scope, s.hosts FROM decision d JOIN host_set s ON s.id = d.host_set_id")
                        .iterator()
                        .next()
                        .toJson())
                .isEqualTo(new JsonObject().put("scope", "only").put("hosts", "[]"));
        assertThat(rows.query("SELECT scope FROM decline").iterator().next().getString(0))
                .isEqualTo("all");
    }

    @Test
    void listsAreFilteredByGroupAndHostsNameTheirs() {
        create("web", "name~web-*");
        assertThat(names("/api/v1/hosts?group=web")).containsExactly("web-1", "web-2");
        assertThat(api.get("/api/v1/hosts?group=nobody").statusCode()).isEqualTo(400);
        JsonArray rows = new JsonArray(api.get("/api/v1/pending?host-group=web").body());
        assertThat(rows.getJsonObject(1).getInteger("hosts")).isEqualTo(2);
        assertThat(new JsonObject(api.get("/api/v1/hosts/web-1").body()).getJsonArray("groups"))
                .containsExactly("web");
    }

    private HttpResponse<String> create(String name, String selector) {
        return api.post(
                GROUPS,
                new JsonObject().put("name", name).put("selector", selector).encode());
    }

    private void change(String name, String selector) {
        JsonObject group = new JsonObject()
                .put("name", name)
                .put("selector", selector)
                .put("version", get(name).getString("version"));
        assertThat(api.send("PUT", GROUPS + "/" + name, group.encode()).statusCode())
                .isEqualTo(200);
    }

    private JsonObject get(String name) {
        return new JsonObject(api.get(GROUPS + "/" + name).body());
    }

    private List<String> members(String name) {
        return names(GROUPS + "/" + name + "/members");
    }

    private List<String> names(String path) {
        return new JsonArray(api.get(path).body())
                .stream().map(host -> ((JsonObject) host).getString("name")).toList();
    }

    private HttpResponse<String> decide(String what, String packageName, String group) {
        JsonObject action = new JsonObject()
                .put("package", packageName)
                .put("action", "update")
                .putNull("to_version");
        return api.post(
                "/api/v1/" + what,
                new JsonObject()
                        .put("actions", new JsonArray().add(action))
                        .put("groups", new JsonArray().add(group))
                        .encode());
    }

    private int pendingHosts(String packageName) {
        return pending().stream()
                .map(JsonObject.class::cast)
                .filter(row -> row.getString("package").equals(packageName))
                .mapToInt(row -> row.getInteger("hosts"))
                .sum();
    }

    private int waiting(long approval) {
        JsonObject found =
                new JsonObject(api.get("/api/v1/approvals/" + approval).body());
        return found.getInteger("waiting") + found.getInteger("silent", 0);
    }

    private void assertCounts(long approval, int waiting, int done) {
        JsonObject found =
                new JsonObject(api.get("/api/v1/approvals/" + approval).body());
        assertThat(found.getInteger("waiting")).isEqualTo(waiting);
        assertThat(found.getInteger("done")).isEqualTo(done);
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String sentence) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(new JsonObject(answer.body()).encode().replace("\\\"", "\"")).contains(sentence);
    }
}
