package io.masif.ui.page.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.label.Labels;
import io.masif.rig.process.Await;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Hosts that are chosen by their labels. */
class SelectedHostsTest extends LabelledHostsCase {
    @Test
    void selectorsChooseHostsInListCsvAndApi() {
        give("tier=db", "db-1");
        assertThat(listed("?selector=env")).containsExactly("web-1", "web-2");
        assertThat(listed("?selector=env%3Dprod,name~web-*")).containsExactly("web-1");
        assertThat(listed("?selector=tier!%3Dweb")).containsExactly("db-1", "web-2");
        assertThat(listed("?selector=os+in+(debian12),!tier&q=web")).containsExactly("web-2");
        assertThat(names("?selector=tier+in+(web,db)&q=db")).containsExactly("db-1");
        assertThat(names("?selector=!os")).containsExactly("db-1");
        String csv = browser.get("/hosts.csv?selector=tier").body();
        assertThat(csv).contains("labels", "tier=db", "\"env=prod,tier=web\"").doesNotContain("web-2");
    }

    @Test
    void aClickOnALabelAlsoRequiresIt() {
        assertThat(browser.get("/hosts?selector=tier&q=web").body())
                .contains("href=\"/hosts?q=web&amp;selector=tier%2Cenv%3Dprod\"");
    }

    @Test
    void theColumnIsShownOnlyIfAPersonLabelledAHost() {
        assertThat(browser.get("/hosts").body()).contains(">Labels</th>", ">env=prod</a>");
        assertThat(browser.get("/hosts?hide=labels").body()).doesNotContain(">Labels</th>", ">env=prod</a>");
        rows.putHost("web-1", facts("env=prod").toBuilder().labels(Labels.NONE).build(), PERL);
        rows.putHost("web-2", facts("env=prod").toBuilder().labels(Labels.NONE).build(), PERL);
        Await.until("no labels", TIMEOUT, () -> !browser.get("/hosts").body().contains(">env="));
        assertThat(browser.get("/hosts").body()).doesNotContain(">Labels</th>");
    }

    @Test
    void aWrongSelectorIsAnErrorThatSaysWhere() {
        String expected = "at character 4: expected =, ==, !=, in (...), notin (...), a comma or the end";
        for (String path : List.of("/hosts", "/parts/hosts", "/hosts.csv")) {
            var answer = browser.get(path + "?selector=env%3Eprod");
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(answer.body()).as(path).contains("selector is wrong " + expected);
        }
        var answer = api.get("/api/v1/hosts?selector=env%3Eprod");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("detail")).startsWith("selector is wrong " + expected);
        var chooser = browser.postForm(
                "/choose-hosts", "csrf", csrf, "action", "[\"perl\",\"update\",\"5.36\"]", "host-selector", "env>prod");
        assertThat(chooser.statusCode()).isEqualTo(400);
        assertThat(chooser.body()).contains("Selector of labels is wrong " + expected);
    }

    @Test
    void hostsForADecisionAreChosenByASelector() {
        assertThat(post("/choose-hosts", "host-selector", "env=prod"))
                .contains("data-host=\"web-1\"")
                .doesNotContain("data-host=\"web-2\"");
        String confirmation = post("/approve", "for", "only", "match", "all", "host-selector", "env in (prod)");
        assertThat(confirmation).contains("name=\"host-selector\" value=\"env=prod\"");
        String content = find(confirmation, "name=\"content\" value=\"([^\"]*)\"");
        post("/approve", "for", "only", "match", "all", "host-selector", "env=prod", "content", content, "key", "k");
        assertThat(approvals().getJsonObject(0).getJsonArray("hosts")).isEqualTo(new JsonArray().add("web-1"));
    }

    /** Posts a form about an update of perl; the answer's body. */
    private String post(String path, String... fields) {
        List<String> all = new ArrayList<>(List.of("csrf", csrf, "action", "[\"perl\",\"update\",\"5.36\"]"));
        all.addAll(List.of(fields));
        return browser.postForm(path, all.toArray(String[]::new)).body();
    }

    private static String find(String text, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
