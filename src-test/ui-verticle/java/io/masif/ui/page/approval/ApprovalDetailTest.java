package io.masif.ui.page.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page of one approval. */
class ApprovalDetailTest extends ApiCase {
    @Test
    void whatIsApprovedForSomeHostsIsApprovedForTheOthers() {
        rows.putHost("a", PERL, BAR);
        rows.putHost("b", PERL);
        rows.putHost("c", PERL, BAR);
        awaitPending(2);
        long ofA = new JsonObject(approve("perl", "update", "5.36", "a").body()).getLong("id");
        long general = new JsonObject(approve("bar", "update", "1.1", null).body()).getLong("id");
        Browser browser = ui.logIn();
        assertThat(browser.get("/approvals/" + ofA).body())
                .contains("action=\"/approvals/" + ofA + "/approve-rest\"", "href=\"/packages/perl\"");
        assertThat(browser.get("/approvals/" + general).body()).doesNotContain("approve-rest");
        assertThat(browser.get("/approvals/" + ofA + "/hosts.csv").body()).isEqualTo("scope,name\r\nonly,a\r\n");
        assertThat(browser.get("/approvals/4711/hosts.csv").statusCode()).isEqualTo(404);

        assertThat(browser.postForm("/approvals/" + ofA + "/approve-rest", "csrf", browser.csrf())
                        .body())
                .contains(
                        "Approve 1 action on 2 hosts?",
                        "For all hosts, also future ones, except 1:",
                        "name=\"for\" value=\"except\"",
                        "name=\"host\" value=\"a\"");
        assertThat(browser.postForm("/approvals/" + general + "/approve-rest", "csrf", browser.csrf())
                        .body())
                .contains("is not for some hosts only");
        assertThat(rows.countRows("decision")).isEqualTo(2);
    }

    @Test
    void whatIsRevokedOfItIsNotCountedAnyMore() {
        rows.putHost("a", PERL, BAR, NEWDEP);
        awaitPending(3);
        JsonObject bar =
                new JsonObject().put("package", "bar").put("action", "update").put("to_version", "1.1");
        JsonArray actions = new JsonArray()
                .add(bar)
                .add(new JsonObject()
                        .put("package", "perl")
                        .put("action", "update")
                        .put("to_version", "5.36"))
                .add(new JsonObject()
                        .put("package", "newdep")
                        .put("action", "install")
                        .put("to_version", "0.9"));
        String request = new JsonObject().put("actions", actions).encode();
        long id = new JsonObject(api.post("/api/v1/approvals", request).body()).getLong("id");
        Browser browser = ui.logIn();
        assertThat(browser.get("/approvals").body())
                .contains("href=\"/packages/bar\"", "href=\"/packages/newdep\"", "and 1 more");
        String revocations = "/api/v1/approvals/" + id + "/revocations";
        JsonObject part = new JsonObject().put("actions", new JsonArray().add(bar));
        assertThat(api.post(
                                revocations,
                                part.copy()
                                        .put("hosts", new JsonArray().add("a"))
                                        .encode())
                        .statusCode())
                .isEqualTo(201);
        assertThat(api.post(revocations, part.encode()).statusCode()).isEqualTo(201);
        assertThat(browser.get("/approvals").body())
                .contains("href=\"/packages/newdep\"", "href=\"/packages/perl\"")
                .doesNotContain("href=\"/packages/bar\"", "more</a>");
        assertThat(browser.get("/approvals/" + id).body())
                .contains("Install newdep 0.9 and 1 more", "3 actions", "1 of them revoked")
                .containsPattern("<s><a [^>]*>Update bar 1.1</a></s> <span class=\"badge plain\">Revoked</span>")
                .contains("href=\"/approvals/" + id + "/actions.csv\" download");
        assertThat(browser.get("/approvals/" + id + "/actions.csv").body())
                .contains("\nbar,update,,1.1,true", "\nnewdep,install,,0.9,false", "\nperl,update,,5.36,false");
    }

    @Test
    void theOutputsOfManyFailuresSharePlace() {
        rows.putHosts(20, PERL);
        awaitPending(1);
        approve("perl", "update", "5.36", null);
        for (int i = 1; i <= 20; i++) {
            rows.putRun(
                    "host-" + i, PERL, Result.FAILED, "exit status 3", "line of apt\n".repeat(1000) + "end " + i + ".");
        }
        awaitApproval("failed", 20);
        long id = approvals().getJsonObject(0).getLong("id");
        String page = ui.logIn().get("/approvals/" + id).body();
        assertThat(page).contains("end 1.", "end 20.", "line of apt");
        assertThat(page.length()).isLessThan(80_000);
    }

    @Test
    void aLongListOfActionsIsSearchedAndStaysAtItsPage() {
        JsonArray actions = new JsonArray();
        IntStream.rangeClosed(1, 150)
                .forEach(number -> actions.add(new JsonObject()
                        .put("package", "lib%03d".formatted(number))
                        .put("action", "update")
                        .put("to_version", "1.0")));
        JsonObject request = new JsonObject().put("actions", actions).put("unseen", true);
        long id = new JsonObject(api.post("/api/v1/approvals", request.encode()).body()).getLong("id");
        Browser browser = ui.logIn();
        assertThat(browser.get("/approvals/" + id + "?actions=2").body())
                .contains(
                        "id=\"search-actions\"",
                        "lib150",
                        "hx-get=\"/parts/approvals/" + id + "?actions=2&amp;hosts=1\"")
                .doesNotContain("Update lib002");
        assertThat(browser.get("/parts/approvals/" + id + "?actions=2&hosts=1").body())
                .contains("lib150")
                .doesNotContain("Update lib002");
        assertThat(browser.get("/approvals/" + id + "?q=LIB14+update").body())
                .contains("Update lib140", "Update lib149")
                .doesNotContain("Update lib139");
        assertThat(browser.get("/approvals/" + id + "?q=absent").body()).contains("None of its actions matches.");
    }
}
