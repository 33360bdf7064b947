package io.masif.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.host.ExecutionLimits;
import io.masif.domain.host.Facts;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostSentence;
import io.masif.domain.host.HostState;
import io.masif.domain.host.KeptBackPackage;
import io.masif.domain.host.PackageLists;
import io.masif.domain.host.PendingRestarts;
import io.masif.domain.host.Platform;
import io.masif.domain.host.UpgradeGaps;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The facts of hosts, on the page and in the API. */
class HostFactsTest extends ApiCase {
    private static final Facts FACTS = Facts.builder()
            .platform(new Platform("Debian 12.15", "6.1.0-40-amd64", "amd64", "1.0.0"))
            .condition(new HostProblem(HostState.LOCKED, "locked by 4711 unattended-upgr"))
            .restarts(new PendingRestarts(true, List.of("linux-image-6.1.0-40-amd64"), List.of("nginx.service")))
            .lists(new PackageLists(
                    Instant.parse("2026-11-22T06:11:00Z"),
                    List.of(new PackageLists.Origin("Debian/stable", Instant.parse("2026-11-22T06:11:00Z")))))
            .gaps(new UpgradeGaps(
                    List.of("mariadb-server"),
                    List.of(new KeptBackPackage("libc6", "phased: 40 % of all hosts get it now")),
                    List.of("/etc/ssh/sshd_config.dpkg-dist")))
            .limits(new ExecutionLimits(1_530_000_000L, List.of()))
            .build();

    @Test
    void everyFactIsOnTheHostsPage() {
        rows.putHost("web-1", FACTS, PERL);
        awaitPending(1);
        String page = ui.logIn().get("/hosts/web-1").body();
        assertThat(page)
                .contains(
                        "Locked",
                        "locked by 4711 unattended-upgr",
                        "amd64",
                        "linux-image-6.1.0-40-amd64",
                        "nginx.service",
                        "Debian/stable",
                        "mariadb-server",
                        "phased: 40 % of all hosts get it now",
                        "/etc/ssh/sshd_config.dpkg-dist",
                        "1.5 GB");
    }

    @Test
    void theListShowsStateAndSentenceAndIsFilteredByThem() {
        rows.putHost("web-1", FACTS, PERL);
        rows.putHost("web-2", PERL);
        Await.until("both", TIMEOUT, () -> names("").size() == 2);
        Browser browser = ui.logIn();
        assertThat(browser.get("/hosts").body())
                .contains(
                        "<td class=\"state\"><span class=\"dot state-problem\">",
                        "locked by 4711",
                        "Reboot required",
                        "Services to restart");
        assertThat(names("?state=problem")).containsExactly("web-1");
        assertThat(names("?state=locked&q=WEB")).containsExactly("web-1");
        assertThat(names("?state=reboot")).containsExactly("web-1");
        assertThat(names("?state=restart")).containsExactly("web-1");
        assertThat(names("?primary=problem")).containsExactly("web-1");
        assertThat(names("?q=debian+12")).containsExactly("web-1");
        assertThat(names("?q=nothing")).isEmpty();
        assertThat(browser.get("/parts/hosts?state=pending&q=web-2").body())
                .contains("web-2")
                .doesNotContain("web-1");
        assertThat(browser.get("/parts/hosts?state=pending").headers().firstValue("HX-Replace-Url"))
                .contains("/hosts?state=pending");
        assertThat(api.get("/api/v1/hosts?state=fine").statusCode()).isEqualTo(400);
        assertThat(api.get("/api/v1/hosts?cursor=x").statusCode()).isEqualTo(400);
        JsonObject host = new JsonArray(api.get("/api/v1/hosts?q=web-1").body()).getJsonObject(0);
        assertThat(host.getString("state")).isEqualTo("locked");
        assertThat(host.getJsonObject("facts").getJsonArray("keptBack")).hasSize(1);
    }

    /** A sentence of the agent comes from the host, which may say anything. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-02-31T29:11:00Z", "+1000000000-01-01T00:00:00Z"})
    void aMomentThatThereIsNotIsShownAsTheHostSaidIt(String moment) {
        String sentence = HostSentence.LISTS_EXPIRED.format("Debian/stable", moment);
        rows.putHost(
                "web-1",
                Facts.builder()
                        .condition(new HostProblem(HostState.LISTS_EXPIRED, sentence))
                        .build(),
                PERL);
        awaitPending(1);
        Browser browser = ui.logIn();
        for (String page : List.of("/hosts", "/hosts/web-1")) {
            assertThat(browser.get(page).body()).as(page).contains(moment);
        }
    }

    @Test
    void unreportedFactsAreNotShown() {
        rows.putHost("old", FACTS, PERL);
        rows.setVersionOne("old");
        Await.until("version 1", TIMEOUT, () -> {
            var answer = api.get("/api/v1/hosts/old");
            return answer.statusCode() == 200
                    && new JsonObject(answer.body()).getInteger("protocol").equals(1);
        });
        JsonObject host = new JsonObject(api.get("/api/v1/hosts/old").body());
        assertThat(host.getValue("facts", "absent")).isNull();
        assertThat(host.getValue("state", "absent")).isNull();
        assertThat(host.getValue("problem", "absent")).isNull();
        assertThat(ui.logIn().get("/hosts/old").body())
                .contains("unknown", "version 1")
                .doesNotContain("not required", "OK</dd>", "linux-image", "nginx", "mariadb");
        assertThat(ui.logIn().get("/parts/hosts").body())
                .doesNotContain(
                        "badge plain\">Reboot required", "<td class=\"state\"><span class=\"dot state-up-to-date\">");
    }

    @Test
    void aHostIsUpToDateOnlyIfItReportsSo() {
        rows.putHost("young");
        rows.putHost("old");
        rows.setVersionOne("old");
        Await.until("both", TIMEOUT, () -> names("").size() == 2);
        Browser browser = ui.logIn();
        assertThat(browser.get("/hosts/young").body()).contains("is up to date");
        Await.until(
                "version 1", TIMEOUT, () -> !browser.get("/hosts/old").body().contains("it is up to date"));
        assertThat(browser.get("/hosts/old").body()).contains("Nothing is left of what this host reported");
    }

    @Test
    void everyHostNameWorksInALink() {
        List<String> odd = List.of("a/b", "a?b=c", "a#b", "100%", "all hosts", "<b>\"'&", "東京");
        odd.forEach(name -> rows.putHost(name, PERL));
        Await.until("all", TIMEOUT, () -> names("").size() == odd.size());
        Browser browser = ui.logIn();
        List<String> links = Pattern.compile("<td class=\"name\"><a href=\"([^\"]*)\"")
                .matcher(browser.get("/hosts").body())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(links).hasSize(odd.size()).doesNotHaveDuplicates();
        links.forEach(link -> {
            assertThat(browser.get(link).statusCode()).as(link).isEqualTo(200);
            assertThat(api.get("/api/v1" + link).statusCode()).as(link).isEqualTo(200);
        });
    }

    @Test
    void actionsThatDifferInInvisibleCharactersAreShownDifferently() {
        rows.putHost(
                "odd",
                Action.of("perl", null, Kind.PURGE, "1", null),
                Action.of("perl ", null, Kind.PURGE, "1\u200b", null));
        Await.until("the host", TIMEOUT, () -> names("").size() == 1);
        assertThat(ui.logIn().get("/hosts/odd").body()).contains(">perl<", ">perl␣<", "from 1<", "from 1\\u200b<");
    }

    @Test
    void thePageListsAHundredHostsAtATime() {
        for (int i = 0; i < 103; i++) {
            rows.putHost("host-%03d".formatted(i), PERL);
        }
        Await.until("all hosts", TIMEOUT, () -> names("?limit=1000").size() == 103);
        Browser browser = ui.logIn();
        assertThat(browser.get("/hosts").body())
                .contains("host-000", "host-099", "1–100 of 103", "/hosts?page=2")
                .doesNotContain("host-100");
        assertThat(browser.get("/hosts?page=2").body())
                .contains("host-100", "host-102", "101–103 of 103")
                .doesNotContain("host-099");
        assertThat(browser.get("/hosts?page=9999999").body()).contains("No host matches");
        assertThat(api.get("/api/v1/hosts").headers().firstValue("X-Total-Count"))
                .contains("103");
    }

    @Test
    void aDeletedHostIsNoLongerShown() {
        rows.putHost("web-1", PERL);
        rows.putHost("web-2", PERL);
        Await.until("both", TIMEOUT, () -> names("").size() == 2);
        rows.query("DELETE FROM agent WHERE name = 'web-1'");
        Await.until("one", TIMEOUT.multipliedBy(3), () -> names("").equals(List.of("web-2")));
        assertThat(api.get("/api/v1/hosts/web-1").statusCode()).isEqualTo(404);
        assertThat(pending().getJsonObject(0).getInteger("hosts")).isEqualTo(1);
    }

    private List<String> names(String query) {
        var answer = api.get("/api/v1/hosts" + query);
        return answer.statusCode() != 200
                ? List.of()
                : new JsonArray(answer.body())
                        .stream()
                                .map(host -> ((JsonObject) host).getString("name"))
                                .toList();
    }
}
