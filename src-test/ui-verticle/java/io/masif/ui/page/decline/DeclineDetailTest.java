package io.masif.ui.page.decline;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each decline has a page, also long after its end. */
class DeclineDetailTest extends ApiCase {
    private static final String PERL_UPDATE =
            "{\"package\": \"perl\", \"action\": \"update\", \"to_version\": \"5.36\"}";
    private static final String BAR_UPDATE = "{\"package\": \"bar\", \"action\": \"update\", \"to_version\": \"1.1\"}";

    private Browser browser;

    @BeforeEach
    void putHosts() {
        browser = ui.logIn();
        rows.putHost("a", PERL, BAR);
        rows.putHost("b", PERL, BAR);
        awaitPending(2);
    }

    @Test
    void thePageNamesAllActionsAndHosts() {
        JsonArray hosts = putWebHosts();
        JsonArray actions = new JsonArray();
        IntStream.rangeClosed(1, 150)
                .forEach(number -> actions.add(new JsonObject()
                        .put("package", "lib%03d".formatted(number))
                        .put("action", "update")
                        .put("to_version", "1.0")));
        long id = decline(new JsonObject()
                .put("actions", actions)
                .put("hosts", hosts)
                .put("unseen", true)
                .encode());
        assertThat(browser.get("/declines").body())
                .contains("href=\"/declines/" + id + "\">and 147 more</a>", "120 hosts");
        assertThat(browser.get("/declines/" + id).body())
                .contains(
                        "150 actions",
                        "120 hosts",
                        "Update lib001",
                        "href=\"/hosts/web-100\"",
                        "Until: a newer version")
                .contains("data-live=\"decisions pending\"")
                .doesNotContain("Update lib101", "href=\"/hosts/web-101\"");
        assertThat(browser.get("/declines/" + id + "?actions=2&hosts=2").body())
                .contains("Update lib150", "href=\"/hosts/web-120\"");
        assertThat(browser.get("/declines/" + id + "?q=LIB14+update").body())
                .contains("Update lib149")
                .doesNotContain("Update lib139");
        assertThat(browser.get("/declines/" + id + "/actions.csv").body().lines())
                .hasSize(151)
                .startsWith("package,action,from,to,revoked", "lib001,update,,1.0,false");
        assertThat(browser.get("/declines/" + id + "/hosts.csv").body().lines())
                .hasSize(121)
                .startsWith("scope,name", "only,web-001");
    }

    @Test
    void aPartOfItIsRevokedOnItsPage() {
        long id = decline("{\"actions\": [" + PERL_UPDATE + ", " + BAR_UPDATE + "]}");
        awaitPending(0);
        String path = "/revoke-decline/" + id;
        String page = browser.get("/declines/" + id).body();
        assertThat(page)
                .contains(
                        "action=\"" + path + "\"",
                        "name=\"pattern\"",
                        "Hosts that plan it: 2",
                        "Revoke what is ticked");
        String ticked = new JsonObject(PERL_UPDATE).encode();
        assertThat(browser.postForm(path, "csrf", browser.csrf(), "pattern", ticked, "hosts", "a")
                        .body())
                .contains("Revoke 1 action of decline " + id + "?");
        assertThat(browser.postForm(
                                path,
                                "csrf",
                                browser.csrf(),
                                "pattern",
                                ticked,
                                "hosts",
                                "a",
                                "sure",
                                "yes",
                                "comment",
                                "tested")
                        .statusCode())
                .isEqualTo(303);
        awaitPending(1);
        assertThat(browser.get("/declines/" + id).body()).contains("for 1 host", "tested", "Update perl 5.36");
        assertThat(browser.postForm(path, "csrf", browser.csrf(), "pattern", ticked, "sure", "yes")
                        .statusCode())
                .isEqualTo(303);
        Await.until(
                "revoked", TIMEOUT, () -> browser.get("/declines/" + id).body().contains("1 of them revoked"));
        assertThat(browser.get("/declines/" + id + "/actions.csv").body())
                .contains("bar,update,,1.1,false", "perl,update,,5.36,true");
    }

    /** The numbers of a decline and of a deferral. */
    private long[] endBothLongAgo() {
        rows.putHost("db-7", PERL);
        Await.until("the host", TIMEOUT, () -> api.get("/api/v1/hosts/db-7").statusCode() == 200);
        long perl = decline(
                "{\"actions\": [" + PERL_UPDATE + "], \"hosts\": [\"db-7\"], \"comment\": \"breaks the import\"}");
        long bar = decline("{\"actions\": [" + BAR_UPDATE + "], \"until\": \"2099-01-01T00:00:00Z\"}");
        assertThat(api.delete("/api/v1/declines/" + perl).statusCode()).isEqualTo(204);
        rows.query("UPDATE decline_revocation SET created_at = created_at - INTERVAL 30 DAY");
        rows.query("UPDATE decline SET ends_at = UTC_TIMESTAMP(3) - INTERVAL 20 DAY WHERE id = ?", bar);
        // one that has never known them in force
        ui.restart();
        ui.awaitReady();
        browser = ui.logIn();
        return new long[] {perl, bar};
    }

    @Test
    void whatEndedLongAgoIsListedAndHasItsPage() {
        long[] ended = endBothLongAgo();
        long perl = ended[0];
        long bar = ended[1];
        assertThat(browser.get("/declines").body()).doesNotContain("Update perl 5.36", "Update bar 1.1");
        assertThat(browser.get("/declines?state=ended").body())
                .contains("Update perl 5.36", "revoked ", "breaks the import", "Update bar 1.1", ">ended</td>")
                .contains("href=\"/declines/" + perl + "\"");
        // a word that all of them are stored with
        assertThat(browser.get("/declines?state=ended&q=package").body())
                .doesNotContain("Update perl 5.36", "Update bar 1.1");
        for (String found : List.of("q=import", "q=db-7", "q=5.36", "kind=declined")) {
            assertThat(browser.get("/declines?state=ended&" + found).body())
                    .as(found)
                    .contains("Update perl 5.36")
                    .doesNotContain("Update bar 1.1");
        }
        assertThat(browser.get("/declines.csv?state=ended&sort=number")
                        .body()
                        .lines()
                        .skip(1))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(perl + ",update perl 5.36,only,db-7,0,"),
                        line -> assertThat(line).startsWith(bar + ",update bar 1.1,all,,0,"));
        assertThat(browser.get("/declines/" + perl).body())
                .contains("Update perl 5.36", "Revoked by", "breaks the import", "href=\"/hosts/db-7\"")
                .doesNotContain("Revoke what is ticked", "data-live=\"decisions pending\"");
        assertThat(browser.get("/parts/decline-state/" + perl).body()).contains("revoked ");
        assertThat(browser.get("/declines/" + perl + "/hosts.csv").body()).contains("only,db-7");
        assertThat(browser.get("/declines/4711").statusCode()).isEqualTo(404);
    }

    @Test
    void whatEndedLongAgoIsListedForPrograms() {
        long[] ended = endBothLongAgo();
        Browser programs = ui.browser().withBearerToken(RunningUi.TOKEN);
        JsonArray first = new JsonArray(
                programs.get("/api/v1/declines?state=ended&limit=1").body());
        assertThat(first.getJsonObject(0).getLong("id")).isEqualTo(ended[1]);
        JsonObject archived =
                new JsonObject(programs.get("/api/v1/declines/" + ended[0]).body());
        assertThat(archived.getString("revoked")).isNotNull();
        assertThat(archived.getJsonArray("hosts")).containsExactly("db-7");
        assertThat(archived.getJsonArray("actions")).hasSize(1);
    }

    @Test
    void programsReadAllHostsOfWhatEndedLongAgo() {
        JsonArray hosts = putWebHosts();
        JsonObject body = new JsonObject()
                .put("actions", new JsonArray().add(new JsonObject(PERL_UPDATE)))
                .put("hosts", hosts);
        String approval = body.copy().put("expires", "2099-01-01T00:00:00Z").encode();
        long approved = new JsonObject(api.post("/api/v1/approvals", approval).body()).getLong("id");
        long declined = decline(body.copy().put("until", "2099-01-01T00:00:00Z").encode());
        rows.query("UPDATE decision SET expires_at = UTC_TIMESTAMP(3) - INTERVAL 20 DAY");
        rows.query("UPDATE decline SET ends_at = UTC_TIMESTAMP(3) - INTERVAL 20 DAY");
        // one that has never known them in force
        ui.restart();
        ui.awaitReady();
        Browser programs = ui.browser().withBearerToken(RunningUi.TOKEN);
        for (String path : List.of("/api/v1/approvals/" + approved, "/api/v1/declines/" + declined)) {
            assertThat(new JsonObject(programs.get(path).body()).getJsonArray("hosts"))
                    .as(path)
                    .isEqualTo(hosts);
        }
    }

    /** The names of 120 hosts. */
    private JsonArray putWebHosts() {
        List<String> names =
                IntStream.rangeClosed(1, 120).mapToObj("web-%03d"::formatted).toList();
        names.forEach(name -> rows.putHost(name, PERL));
        Await.until("all hosts", TIMEOUT, () -> pending().stream()
                .anyMatch(row -> ((JsonObject) row).getInteger("hosts") == 122));
        return new JsonArray(names);
    }

    private long decline(String body) {
        return new JsonObject(api.post("/api/v1/declines", body).body()).getLong("id");
    }
}
