package io.masif.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.host.Facts;
import io.masif.domain.host.KeptBackPackage;
import io.masif.domain.host.Platform;
import io.masif.domain.host.UpgradeGaps;
import io.masif.rig.process.Await;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list that shows a part of the hosts is decided for that part. */
class FilteredListDecisionTest extends DecisionPageCase {
    private static final Pattern OF_ALL =
            Pattern.compile("<input type=\"hidden\" form=\"pending-all\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern OF_TICKED =
            Pattern.compile("<input type=\"hidden\" name=\"(host-[a-z]+)\" value=\"([^\"]*)\"");
    private static final String ARM = "Debian 13 arm64";

    @BeforeEach
    void groupHosts() {
        putArm("arm", PERL);
        Await.until("the class", TIMEOUT, () -> browser.get("/pending").body().contains(ARM));
        post("/groups", "name", "canaries", "selector", "", "hosts", "web-1 arm", "description", "");
    }

    private void putArm(String name, Action... actions) {
        rows.putHost(
                name,
                Facts.builder()
                        .platform(new Platform("Debian 13.1", null, "arm64", null))
                        .build(),
                actions);
    }

    @Test
    void aListOfOneClassOfHostsIsDecidedForThatClass() {
        String question = ask(fields("class", ARM, OF_ALL));
        assertThat(question).contains("Approve 1 action on 1 host?", "For 1 host, and no others:");
        confirm(question);
        assertThat(decision().getJsonArray("hosts")).isEqualTo(JsonArray.of("arm"));
    }

    @Test
    void aListOfOneGroupOfHostsIsDecidedForThatGroup() {
        String question = ask(fields("host-group", "canaries", OF_ALL));
        assertThat(question).contains("Approve 2 actions on 2 hosts?");
        confirm(question);
        assertThat(decision().getJsonArray("groups")).isEqualTo(JsonArray.of("canaries"));
        assertThat(decision().getValue("hosts")).isNull();
    }

    @Test
    void soAreTickedRows() {
        String question = ask(fields("host-group", "canaries", OF_TICKED, "action", PERL_TICKED));
        assertThat(question).contains("Approve 1 action on 2 hosts?");
        confirm(question);
        assertThat(decision().getJsonArray("groups")).isEqualTo(JsonArray.of("canaries"));
    }

    @Test
    void aClassOfHostsIsDecidedByTheButtonOfItsGroup() {
        String question = ask("filter", findGroup("class", "Approve all 1: " + ARM));
        assertThat(question).contains("Approve 1 action on 1 host?", "For 1 host, and no others:");
        confirm(question);
        assertThat(decision().getJsonArray("hosts")).isEqualTo(JsonArray.of("arm"));
    }

    @Test
    void anArchiveIsDecidedByTheButtonOfItsGroup() {
        String question = ask("filter", findGroup("release", "Approve all 1: Debian-Security:12/stable-security"));
        assertThat(question).contains("Approve 1 action on 4 hosts?");
        confirm(question);
        assertThat(decision().getValue("hosts")).isNull();
        assertThat(decision().getJsonArray("actions")).hasSize(1);
    }

    @Test
    void anArchiveThatIsFilteredByIsTheOnlyGroup() {
        List<String> both = List.of("Debian-Security:12/stable-security", "Debian:12/stable");
        rows.putHost("web-9", new Action("zlib", "amd64", Kind.UPDATE, "1", "2", both, true));
        String groups = "/pending?group=release";
        Await.until("both", TIMEOUT, () -> browser.get(groups).body().contains("data-group=\"Debian:12/stable\""));
        assertThat(browser.get(groups + "&release=" + encode(both.get(0))).body())
                .contains("data-group=\"" + both.get(0) + "\"", "hx-vals=\"{&quot;count&quot;: 2}\"")
                .doesNotContain("data-group=\"Debian:12/stable\"");
    }

    @Test
    void theButtonOfAGroupIsForTheActionsThatItsListHas() {
        List<Action> actions = new ArrayList<>(List.of(PERL));
        IntStream.range(0, 25)
                .mapToObj(i -> Action.of("own-" + i, "arm64", Kind.UPDATE, "1", "2"))
                .forEach(actions::add);
        putArm("arm", actions.toArray(Action[]::new));
        Await.until("26 actions", TIMEOUT, () -> browser.get("/pending?group=class")
                .body()
                .contains(">26</a>"));
        assertThat(ask("filter", findGroup("class", "Approve all 1: " + ARM))).contains("Approve 1 action on 1 host?");
    }

    /** The filter of the button with that label. */
    private String findGroup(String grouping, String label) {
        Matcher button = Pattern.compile(
                        "name=\"filter\" value=\"([^\"]*)\"[^>]* aria-label=\"" + Pattern.quote(label) + "\"")
                .matcher(browser.get("/pending?group=" + grouping).body());
        assertThat(button.find()).as(label).isTrue();
        return button.group(1).replace("&amp;", "&");
    }

    @Test
    void aListOfAClassInAGroupIsDecidedForTheHostsInBoth() {
        putArm("other-arm", PERL);
        Await.until("both", TIMEOUT, () -> browser.get("/hosts?class=" + encode(ARM))
                .body()
                .contains("data-host=\"other-arm\""));
        String both = "?class=" + encode(ARM) + "&host-group=canaries";
        String question = ask("filter", both, "host-class", ARM, "host-group", "canaries");
        assertThat(question).contains("Approve 1 action on 1 host?");
        confirm(question);
        assertThat(decision().getJsonArray("hosts")).isEqualTo(JsonArray.of("arm"));
    }

    @Test
    void groupsOfActionsCountTheHostsOfTheListOnly() {
        String group = "&host-group=canaries";
        assertThat(pendingHosts("source", group, "perl")).isEqualTo(2);
        assertThat(pendingHosts("source", "", "perl")).isEqualTo(4);
        assertThat(pendingHosts("source", "&class=" + encode(ARM), "perl")).isEqualTo(1);
        assertThat(pendingHosts("class", group, ARM)).isEqualTo(1);
    }

    @Test
    void whatIsSaidOfActionsIsAboutTheHostsOfTheList() {
        String all = browser.get("/pending").body();
        assertThat(all).contains("Removals on 1").doesNotContain("Declined or deferred on");
        String ofClass = browser.get("/pending?class=" + encode(ARM)).body();
        assertThat(ofClass)
                .contains("href=\"/hosts?class=Debian+13+arm64&amp;package=perl&amp;pending=update&amp;version=5.36\"")
                .doesNotContain("Removals on");
        confirm(ask("action", PERL_TICKED, "for", "only", "host", "web-2"), "decision", "decline");
        assertThat(browser.get("/pending?host-group=canaries").body())
                .contains("href=\"/hosts?group=canaries&amp;package=perl&amp;pending=update&amp;version=5.36\"")
                .doesNotContain("Declined or deferred on");
        assertThat(browser.get("/pending").body()).contains("Declined or deferred on 1 more");
    }

    @Test
    void whyPackagesAreKeptBackIsSaidOfTheHostsOfTheList() {
        rows.putHost("web-2", keepingBack("held on web-2"), PERL);
        rows.putHost("web-1", keepingBack("held on web-1"), PERL, OLD);
        Await.until("both", TIMEOUT, () -> browser.get("/pending").body().contains("Kept back on 2"));
        assertThat(browser.get("/pending?host-group=canaries").body())
                .contains("Kept back on 1", "held on web-1")
                .doesNotContain("held on web-2");
        assertThat(browser.get("/pending?class=" + encode(ARM)).body()).doesNotContain("Kept back on");
    }

    @Test
    void hostsAreFoundByTheCodeNameOfTheirRelease() {
        assertThat(post("/choose-hosts", "action", PERL_TICKED, "host-q", "trixie")
                        .body())
                .contains("data-host=\"arm\"")
                .doesNotContain("data-host=\"web-2\"");
    }

    @Test
    void aTickedHostStillSaysItsSystem() {
        assertThat(post("/choose-hosts", "action", PERL_TICKED, "host-q", "arm", "first", "1", "tick", "first")
                        .body())
                .contains("value=\"arm\" checked><span>arm</span><small>Debian 13.1</small>");
    }

    private static Facts keepingBack(String reason) {
        return Facts.builder()
                .gaps(new UpgradeGaps(List.of(), List.of(new KeptBackPackage("perl", reason)), List.of()))
                .build();
    }

    private int pendingHosts(String grouping, String filter, String name) {
        return new JsonArray(api.get("/api/v1/pending-groups?group=" + grouping + filter)
                        .body())
                .stream()
                        .map(JsonObject.class::cast)
                        .filter(row -> row.getString("name").equals(name))
                        .mapToInt(row -> row.getInteger("hosts"))
                        .sum();
    }

    /** The fields of the page's form whose list has this filter, and some more. */
    private String[] fields(String filter, String value, Pattern pattern, String... more) {
        String page = browser.get("/pending?" + filter + "=" + encode(value)).body();
        List<String> fields = new ArrayList<>(Arrays.asList(more));
        Matcher matcher = pattern.matcher(page);
        while (matcher.find()) {
            fields.add(matcher.group(1));
            fields.add(matcher.group(2).replace("&amp;", "&"));
        }
        return fields.toArray(String[]::new);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
