package io.masif.ui.page.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.HtmlText;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The row of several approvals of a rollout leads to the hosts of all of them. */
class RolloutRowTest extends ApiCase {
    private static final Pattern LINK =
            Pattern.compile("<a class=\"c ([a-z]+)\" href=\"(/hosts\\?approval=[^\"]*)\">(\\d+) ");
    private static final Pattern HOST = Pattern.compile("<tr data-host=\"([^\"]*)\"");

    @Test
    void eachNumberLeadsToItsHosts() {
        for (String host : List.of("a", "b", "c", "d", "e", "f")) {
            rows.putHost(host, PERL);
        }
        awaitPending(1);
        startRollout();
        List<String> first = awaitHosts(1);
        for (String host : first) {
            rows.putRun(host, PERL, Result.DONE, null, "");
            rows.putHost(host);
        }
        List<String> second = awaitHosts(2);
        rows.putRun(second.get(0), PERL, Result.RUNNING, null, "");
        Browser browser = ui.logIn();
        Await.until("one row", TIMEOUT, () -> {
            String text = HtmlText.of(browser.get("/approvals").body());
            return text.contains("2 approvals of rollout 1") && text.contains("1 running");
        });
        Map<String, List<String>> found = LINK.matcher(browser.get("/approvals").body())
                .results()
                .collect(
                        Collectors.toMap(link -> link.group(1), link -> follow(browser, link.group(2), link.group(3))));
        assertThat(found)
                .isEqualTo(Map.of(
                        "done", first, "running", second.subList(0, 1), "waiting", second.subList(1, second.size())));
        assertThat(count("1,2")).isEqualTo(6);
        assertThat(HtmlText.of(browser.get("/hosts?approval=1,2").body()))
                .contains("2 approvals")
                .doesNotContain("Approval 1,2");
        assertThat(api.get("/api/v1/hosts?approval=1,3").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/v1/hosts?approval=1,,2").body()).contains("up to 20 numbers");
        api.post("/api/v1/approvals/2/revocations", "{\"hosts\": [\"" + second.get(1) + "\"]}");
        Await.until("the host does not wait", TIMEOUT, () -> count("1,2&progress=waiting") == 1);
        api.post("/api/v1/rollouts/1/commands", "{\"command\": \"cancel\"}");
        Await.until("none waits for what was revoked", TIMEOUT, () -> count("1,2&progress=waiting") == 0);
        assertThat(count("1,2&progress=running")).isEqualTo(1);
    }

    private void startRollout() {
        ui.browser()
                .withBasicAuthentication("admin", RunningUi.PASSWORD)
                .post(
                        "/api/v1/rollout-plans",
                        "{\"name\": \"halves\", \"rings\": [{\"percent\": 50}, {\"percent\": 100}]}");
        api.post(
                "/api/v1/rollouts",
                "{\"plan\": \"halves\", \"actions\": [{\"package\": \"perl\","
                        + " \"action\": \"update\", \"to_version\": \"5.36\"}]}");
    }

    private int count(String approvals) {
        return new JsonArray(api.get("/api/v1/hosts?approval=" + approvals).body()).size();
    }

    private static List<String> follow(Browser browser, String link, String count) {
        List<String> hosts = HOST.matcher(
                        browser.get(link.replace("&amp;", "&")).body())
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(hosts).as(link).hasSize(Integer.parseInt(count));
        return hosts;
    }

    /** The names of the hosts of an approval, in their order. */
    private List<String> awaitHosts(int approval) {
        Await.until("approval " + approval, TIMEOUT, () -> approvals().size() == approval);
        return approvals().getJsonObject(0).getJsonArray("hosts").stream()
                .map(String.class::cast)
                .sorted()
                .toList();
    }
}
