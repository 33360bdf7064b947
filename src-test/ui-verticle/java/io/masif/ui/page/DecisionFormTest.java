package io.masif.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.vertx.core.json.JsonArray;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A form that could be misunderstood decides nothing, and one that only changes the choice neither. */
class DecisionFormTest extends DecisionPageCase {
    @Test
    void aFormWithHostsButWithoutAScopeIsRefused() {
        assertRefused("/approve", "for is missing", "action", PERL_TICKED, "host", "web-1", "key", "k");
        assertRefused("/approve", "for is missing", "action", PERL_TICKED, "host", "web-1");
        assertRefused("/approve", "for is missing", "action", PERL_TICKED, "key", "k");
        assertRefused("/approve", "for must be only or except", "action", PERL_TICKED, "for", "all", "host", "web-1");
        assertRefused(
                "/approve", "for must be given once", "action", PERL_TICKED, "for", "all", "for", "only", "key", "k");
    }

    @Test
    void anUnknownFieldIsRefusedWithTheNearestName() {
        assertRefused("/approve", "did you mean \"host\"?", "action", PERL_TICKED, "hosts", "web-1", "key", "k");
        assertRefused("/approve", "did you mean \"comment\"?", "action", PERL_TICKED, "coment", "7", "key", "k");
        assertRefused("/choose-hosts", "did you mean \"action\"?", "actions", PERL_TICKED);
        approve("perl", "update", "5.36", null);
        long id = approvals().getJsonObject(0).getLong("id");
        assertRefused("/revoke/" + id, "did you mean \"hosts\"?", "host", "web-1", "sure", "yes");
        assertThat(rows.countRows("decision")).isEqualTo(1);
        assertThat(rows.countRows("revocation")).isZero();
    }

    @Test
    void aCommentIsOneLineOfVisibleCharactersOnThePageAsInTheApi() {
        String invisible = "ticket\u200b 7";
        assertRefused("/approve", "U+200B", "action", PERL_TICKED, "for", "all", "key", "k", "comment", invisible);
        assertThat(api.post(
                                "/api/v1/approvals",
                                "{\"actions\": [{\"package\": \"perl\", \"action\": \"update\", \"to_version\": null}],"
                                        + " \"comment\": \"" + invisible + "\"}")
                        .statusCode())
                .isEqualTo(400);
        assertRefused(
                "/approve",
                "at most 1,000",
                "action",
                PERL_TICKED,
                "for",
                "all",
                "key",
                "k",
                "comment",
                "x".repeat(1001));
        String lines = "x".repeat(990) + "\r\nticket 7\r\n";
        browser.postForm("/approve", "csrf", csrf, "action", PERL_TICKED, "for", "all", "key", "k", "comment", lines);
        assertThat(approvals().getJsonObject(0).getString("comment")).isEqualTo("x".repeat(990) + " ticket 7");
    }

    @Test
    void theFirstHostsThatMatchAreTickedByTheirNumber() {
        String options = post("/choose-hosts", "action", PERL_TICKED, "host-q", "web", "first", "1", "tick", "first")
                .body();
        assertThat(options)
                .contains("value=\"web-1\" checked")
                .doesNotContain("value=\"web-2\" checked", "value=\"all hosts\"");
        assertThat(post("/choose-hosts", "action", PERL_TICKED, "host-q", "web", "first", "1")
                        .body())
                .doesNotContain("value=\"web-1\" checked");
        assertThat(post("/choose-hosts", "action", PERL_TICKED, "first", "0", "tick", "first")
                        .body())
                .contains("must be from 1 to 1,000, but is \"0\"");
    }

    @Test
    void allThatMatchedASearchStayTickedWhenAnotherIsTyped() {
        String[] ticked = {"action", PERL_TICKED, "for", "except", "match", "all", "shown-q", "web", "host-q", "all"};
        assertThat(post("/choose-hosts", ticked).body())
                .contains("value=\"web-1\" checked", "value=\"web-2\" checked", "data-host=\"all hosts\"")
                .doesNotContain(
                        "value=\"all hosts\" checked", "name=\"match\" value=\"all\" checked", "no longer ticked");
        String question = ask(ticked);
        assertThat(question).contains("except 2:", ">web-1<", ">web-2<");
        confirm(question);
        assertThat(decision().getJsonArray("except")).isEqualTo(JsonArray.of("web-1", "web-2"));
    }

    @Test
    void moreThanCanBeTickedAreNoLongerTickedAndThatIsSaid() {
        rows.putHosts(1001, PERL);
        Await.until("the hosts", TIMEOUT, () -> post("/choose-hosts", "action", PERL_TICKED)
                .body()
                .contains("data-matching=\"1004\""));
        assertThat(post("/choose-hosts", "action", PERL_TICKED, "match", "all", "shown-q", "", "host-q", "web")
                        .body())
                .contains("“All that match” is no longer ticked", "1,004 hosts are too many")
                .doesNotContain(" checked><span>");
    }

    @Test
    void theNamesOfManyHostsAreSortedAndComplete() {
        rows.putHosts(25, PERL);
        Await.until("the hosts", TIMEOUT, () -> post("/choose-hosts", "action", PERL_TICKED)
                .body()
                .contains("data-matching=\"28\""));
        String question = ask("action", PERL_TICKED, "for", "only", "match", "all");
        assertThat(question).contains("on 28 hosts?", "<summary>and 8 more</summary>");
        List<String> names = Pattern.compile("<code class=\"host-name\">([^<]+)</code>")
                .matcher(question)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(names).hasSize(28).isSorted().startsWith("all hosts");
    }

    @Test
    void aDeclineStaysOneWhileItsHostsAreChosen() {
        assertThat(post("/choose-hosts", "action", PERL_TICKED, "decision", "decline", "for", "all", "key", "k")
                        .body())
                .contains("name=\"decision\" value=\"decline\"");
        assertThat(ask("action", PERL_TICKED, "decision", "decline", "for", "only", "names", "web-1"))
                .contains("Decline 1 action on 1 host?");
        assertThat(rows.countRows("decline")).isZero();
    }

    private void assertRefused(String path, String sentence, String... namesAndValues) {
        int before = rows.countRows("decision");
        List<String> fields = new ArrayList<>(List.of("csrf", csrf));
        fields.addAll(List.of(namesAndValues));
        HttpResponse<String> answer = browser.postForm(path, fields.toArray(String[]::new));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body().replace("&#34;", "\"")).contains(sentence);
        assertThat(rows.countRows("decision")).isEqualTo(before);
    }
}
