package io.masif.ui.page.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator makes groups on pages, and decides for them. */
class GroupPagesTest extends ApiCase {
    private static final String PERL_TICKED = "[\"perl\",\"update\",\"5.36\"]";
    private static final Pattern KEY = Pattern.compile("name=\"(key|content|seen)\" value=\"([^\"]+)\"");

    private Browser browser;
    private String csrf;

    @BeforeEach
    void logIn() {
        rows.putHost("web-1", PERL, BAR);
        rows.putHost("web-2", PERL);
        rows.putHost("db-1", PERL);
        awaitPending(2);
        browser = ui.logIn();
        csrf = browser.csrf();
    }

    @Test
    void aGroupIsMadeOfTheSelectorOfAList() {
        assertThat(browser.get("/hosts?selector=name~web-*").body())
                .contains("Make a group of this selector", "/create-group?selector=name%7Eweb-*");
        assertThat(browser.get("/create-group?selector=name%7Eweb-*").body()).contains("value=\"name~web-*\"");
        assertThat(create("web", "name~web-*", "").headers().firstValue("location"))
                .contains("/groups/web");
        assertThat(browser.get("/groups").body()).contains("data-group=\"web\" data-members=\"2\"");
        assertThat(browser.get("/groups?with=failed").body()).contains("No group matches");
        assertThat(browser.get("/groups.csv").body()).contains("web,name~web-*,2,2,0,0");
        assertThat(browser.get("/groups/web").body())
                .contains("/hosts?group=web", "data-package=\"bar\"", "data-package=\"perl\"", "All 2 actions");
        assertThat(browser.get("/hosts?group=web").body())
                .contains("data-host=\"web-1\"", "data-host=\"web-2\"")
                .doesNotContain("data-host=\"db-1\"");
        assertThat(browser.get("/hosts/web-1").body()).contains("href=\"/groups/web\"");
        assertThat(browser.get("/pending?host-group=web").statusCode()).isEqualTo(200);
    }

    @Test
    void aGroupIsChangedAndRemovedByItsPage() {
        create("web", "", "web-1, web-2");
        assertThat(browser.get("/groups/web").body()).contains(">web-1 web-2</textarea>");
        post("/groups/web/change", "name", "front", "selector", "", "hosts", "web-1", "description", "the first");
        assertThat(browser.get("/groups/front").body()).contains("the first", ">web-1</textarea>");
        assertThat(post("/groups/front/remove").body()).contains("Remove the group front?", "1 host");
        assertThat(browser.get("/groups/front").statusCode()).isEqualTo(200);
        assertThat(post("/groups/front/remove", "sure", "yes").statusCode()).isEqualTo(303);
        assertThat(browser.get("/groups").body()).contains("There are no groups yet.");
        assertThat(browser.get("/activity").body())
                .contains(
                        "made the group web (2 hosts)", "changed the group front (1 host)", "removed the group front");
    }

    @Test
    void whatAnotherAdministratorChangedMeanwhileIsNotUndone() {
        create("web", "", "web-1");
        Matcher seen = KEY.matcher(browser.get("/groups/web").body());
        assertThat(seen.find()).isTrue();
        post("/groups/web/change", "name", "web", "selector", "", "hosts", "web-1 web-2", "description", "");
        String[] form = {"name", "web", "selector", "", "hosts", "web-1 db-1", "description", "", "seen", seen.group(2)
        };
        HttpResponse<String> refused = post("/groups/web/change", form);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Somebody has changed the group", ">web-1 db-1</textarea>");
        assertThat(browser.get("/groups/web").body()).contains(">web-1 web-2</textarea>");
        post("/preferences", "language", "de", "return", "/");
        assertThat(post("/groups/web/change", form).body()).contains("Jemand hat die Gruppe");
    }

    @Test
    void aRefusedFormKeepsWhatWasFilledIn() {
        HttpResponse<String> refused = create("web servers", "name~web-*", "");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("role=\"alert\"", "value=\"web servers\"", "value=\"name~web-*\"")
                .doesNotContain("That did not work");
        create("web", "", "web-1");
        HttpResponse<String> wrong = post(
                "/groups/web/change", "name", "web", "selector", "env in (", "hosts", "", "description", "the first");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body())
                .contains("role=\"alert\"", "value=\"env in (\"", "value=\"the first\"", "Change the group");
        assertThat(create("web", "", "web-2").body()).contains("role=\"alert\"", ">web-2</textarea>");
    }

    @Test
    void theDialogOfHostsOffersGroupsAndTheDecisionNamesThem() {
        create("web", "name~web-*", "");
        assertThat(post("/choose-hosts", "action", PERL_TICKED).body())
                .contains("data-group=\"web\"", "2 hosts, of which await it: 2");
        assertThat(post("/approve", "action", PERL_TICKED, "for", "groups", "group", "web", "host", "db-1")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/approve", "action", PERL_TICKED, "for", "groups").statusCode())
                .isEqualTo(400);
        String question = post("/approve", "action", PERL_TICKED, "for", "groups", "group", "web")
                .body();
        assertThat(question).contains("Approve 1 action on 2 hosts?", "For the members of 1 group", ">web</code>");
        confirm(question);
        assertThat(browser.get("/approvals").body()).contains("1 group: web");
        assertThat(browser.get("/approvals/1").body()).contains("href=\"/groups/web\"");
        assertThat(browser.get("/activity").body()).contains("for 1 group: web");
        assertThat(browser.get("/approvals.csv").body()).contains("groups,1,web");
        assertThat(post("/groups/web/remove", "sure", "yes").body())
                .contains("it is named by the approvals in force 1");
    }

    private void confirm(String question) {
        List<String> fields = new ArrayList<>(List.of("action", PERL_TICKED, "for", "groups", "group", "web"));
        Matcher hidden = KEY.matcher(question);
        while (hidden.find()) {
            fields.add(hidden.group(1));
            fields.add(hidden.group(2));
        }
        assertThat(post("/approve", fields.toArray(String[]::new)).statusCode()).isEqualTo(303);
    }

    private HttpResponse<String> create(String name, String selector, String hosts) {
        return post("/groups", "name", name, "selector", selector, "hosts", hosts, "description", "");
    }

    private HttpResponse<String> post(String path, String... namesAndValues) {
        List<String> fields = new ArrayList<>(List.of("csrf", csrf));
        fields.addAll(List.of(namesAndValues));
        return browser.postForm(path, fields.toArray(String[]::new));
    }
}
