package io.masif.ui.page.pending;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.host.BlockedAction;
import io.masif.domain.host.Facts;
import io.masif.domain.host.KeptBackPackage;
import io.masif.domain.host.Platform;
import io.masif.domain.host.UpgradeGaps;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.RunningUi;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of pending actions can be searched, filtered, grouped, sorted and paged, and says what to know about each. */
class PendingPageTest extends ApiCase {
    private static final Pattern PACKAGE = Pattern.compile(" value=\"\\[&#34;(.+?)&#34;,");
    private static final Facts TRIXIE = facts("Debian 13.1", "arm64");
    private static final Action TRIXIE_PERL = new Action(
            "perl", "arm64", Kind.UPDATE, "5.36", "5.40", List.of("Debian-Security:13/stable-security"), true);
    private static final Action LIBPERL =
            new Action("libperl5", "amd64", Kind.UPDATE, "5.24", "5.36", List.of("Debian:12/stable"), false);
    private static final Action FORMULA = Action.of("=cmd", "amd64", Kind.UPDATE, "1", "2,5");

    private Browser browser;

    @BeforeEach
    void logIn() {
        browser = ui.logIn();
    }

    private static Facts facts(String os, String arch) {
        return Facts.builder().platform(new Platform(os, "6.1", arch, "2.0")).build();
    }

    private List<String> packages(String query) {
        return PACKAGE.matcher(browser.get("/parts/pending" + query).body())
                .results()
                .map((MatchResult each) -> each.group(1))
                .toList();
    }

    private void putFleet() {
        rows.putHost("web-1", facts("Debian 12.5", "amd64"), PERL, LIBPERL, BAR, OLD);
        rows.putHost("web-2", facts("Debian 12.5", "amd64"), PERL, LIBPERL);
        rows.putHost("db-1", TRIXIE, TRIXIE_PERL);
        awaitPending(5);
    }

    @Test
    void wordsOfASearchMayBeAnywhere() {
        putFleet();
        assertThat(packages("?q=perl+security+trixie")).containsExactly("perl");
        assertThat(browser.get("/parts/pending?q=perl+security+trixie").body())
                .contains("<code>5.40</code>")
                .doesNotContain("<code>5.36</code>");
        assertThat(packages("?q=perl+bookworm")).containsExactly("libperl5", "perl");
        assertThat(packages("?q=nothing")).isEmpty();
        assertThat(browser.get("/parts/pending?q=nothing").body())
                .contains("No action matches", "href=\"/search?q=nothing\"");
        for (String group : List.of("release", "class")) {
            assertThat(browser.get("/parts/pending?q=nothing&group=" + group).body())
                    .contains("No action matches")
                    .doesNotContain("nothing-pending");
        }
    }

    @Test
    void filtersCanBeCombined() {
        putFleet();
        assertThat(packages("?security=on")).containsExactly("perl", "perl");
        assertThat(packages("?security=on&arch=arm64")).containsExactly("perl");
        assertThat(packages("?kind=remove")).containsExactly("old");
        assertThat(packages("?release=Debian%3A12%2Fstable")).containsExactly("libperl5");
        assertThat(packages("?class=Debian+13+arm64")).containsExactly("perl");
        assertThat(packages("?single=only")).containsExactly("bar", "old", "perl");
        assertThat(packages("?age=week")).isEmpty();
        rows.query("UPDATE action SET first_seen = first_seen - INTERVAL 8 DAY WHERE package = 'bar'");
        ui.restart();
        browser = ui.logIn();
        api = ui.browser().withBearerToken(RunningUi.TOKEN);
        awaitPending(5);
        assertThat(packages("?age=week")).containsExactly("bar");
        assertThat(packages("?sort=first-seen").get(0)).isEqualTo("bar");
    }

    @Test
    void actionsOfOneSourceAreBesideEachOther() {
        putFleet();
        rows.setSource(LIBPERL, "perl");
        Await.until("the source", TIMEOUT, () -> packages("?source=perl").size() == 3);
        assertThat(packages("")).containsExactly("bar", "old", "libperl5", "perl", "perl");
        assertThat(packages("?group=package")).containsExactly("bar", "libperl5", "old", "perl", "perl");
        assertThat(packages("?sort=-hosts").subList(0, 3)).containsExactly("libperl5", "perl", "perl");
        assertThat(packages("?sort=security").subList(0, 3)).containsExactly("libperl5", "perl", "perl");
    }

    @Test
    void eachFilterOfTheMenuIsSaidAndCanBeRemoved() {
        assertThat(browser.get("/pending?q=p&source=perl&since=2026-01-02T03:04:05Z")
                        .body())
                .contains(
                        ">Only source perl <",
                        "href=\"/pending?q=p&amp;source=perl\"",
                        ">First seen since 2026-01-02 03:04 <")
                .containsPattern("data-count-of-filters *>2<");
    }

    @Test
    void archivesAndClassesOfHostsAreListedAsGroups() {
        putFleet();
        assertThat(browser.get("/parts/pending?group=class").body())
                .contains("data-group=\"Debian 12 amd64\"", "data-group=\"Debian 13 arm64\"")
                .contains("href=\"/pending?class=Debian+12+amd64\"");
        String releases =
                browser.get("/parts/pending?group=release&sort=-hosts").body();
        assertThat(releases)
                .contains("data-group=\"Debian:12/stable\"", "data-group=\"Debian-Security:13/stable-security\"");
        assertThat(browser.get("/pending.csv?group=class").body()).isEqualToNormalizingNewlines("""
                        name,actions,hosts,security,removals,first-seen
                        Debian 12 amd64,4,2,0,1,%s
                        Debian 13 arm64,1,1,0,0,%s
                        """.formatted(
                        firstSeen(
                                "package IN ('perl', 'libperl5', 'bar', 'old') AND to_version IS NULL OR from_version = '5.24'"),
                        firstSeen("to_version = '5.40'")));
    }

    @Test
    void columnsOfTheOtherListAreLeftOut() {
        putFleet();
        assertThat(browser.get("/parts/pending?group=class&hide=why,actions&sort=actions")
                        .body())
                .contains("data-group=\"Debian 12 amd64\"", "hide=actions");
        assertThat(packages("?hide=why,actions&sort=actions")).hasSize(5);
        assertThat(browser.get("/pending?hide=nothing").statusCode()).isEqualTo(400);
    }

    private String firstSeen(String condition) {
        return rows.query("SELECT MIN(first_seen) FROM action WHERE " + condition)
                .iterator()
                .next()
                .getLocalDateTime(0)
                .toInstant(java.time.ZoneOffset.UTC)
                .toString();
    }

    @Test
    void whatAnOperatorShouldKnowIsSaidAtEachAction() {
        putFleet();
        Facts blocked = TRIXIE.with(List.of(new BlockedAction(PERL, List.of(NEWDEP), "needs newdep")));
        rows.putHost("db-2", blocked, PERL, NEWDEP);
        UpgradeGaps gaps =
                new UpgradeGaps(List.of(), List.of(new KeptBackPackage("bar", "held on this host")), List.of());
        rows.putHost("db-3", Facts.builder().gaps(gaps).build(), PERL);
        Await.until(
                "the facts", TIMEOUT, () -> browser.get("/parts/pending").body().contains("Kept back on 1"));
        String page = browser.get("/parts/pending").body();
        assertThat(page).contains(">held on this host<", ">perl (update 5.36)<", "Approved actions wait for it on 1");
        assertThat(page).contains("Removals on 1", "the same plan removes a package");
        assertThat(page).contains("Removes a package");
        assertThat(browser.get("/parts/pending?hide=why").body()).doesNotContain("Removals on 1");
        assertThat(browser.get("/pending.csv?q=bar").body()).contains(",undecided removal kept-back\r\n");
    }

    @Test
    void theManyActionsOfOneHostAreOneRow() {
        putFleet();
        Action[] own = IntStream.range(0, 300)
                .mapToObj(i -> Action.of("own-" + i, "amd64", Kind.UPDATE, "1", "2"))
                .toArray(Action[]::new);
        rows.putHost("a/b?c#d%", own);
        awaitPending(305);
        String page = browser.get("/parts/pending").body();
        assertThat(packages("")).hasSize(5);
        assertThat(page).contains("300 actions only on a/b?c#d%", "href=\"/hosts/a%2Fb%3Fc%23d%25\"");
        assertThat(page).contains("Approve all 5");
        assertThat(packages("?q=own-299")).containsExactly("own-299");
        assertThat(packages("?single=only")).hasSize(100);
        assertThat(packages("?single=only&page=4")).hasSize(3);
        assertThat(browser.get("/pending.csv").body().lines()).hasSize(306);
    }

    @Test
    void theCsvIsSafeForSpreadsheets() {
        rows.putHost("a", FORMULA);
        awaitPending(1);
        assertThat(browser.get("/pending.csv").body()).contains("'=cmd,'=cmd,update,1,\"2,5\",amd64,,1,no,");
    }

    @Test
    void aPageHasAtMostAHundredRows() {
        Action[] actions = IntStream.range(0, 250)
                .mapToObj(i -> Action.of("p" + i, "amd64", Kind.UPDATE, "1", "2"))
                .toArray(Action[]::new);
        rows.putHosts(2, actions);
        awaitPending(250);
        assertThat(packages("")).hasSize(100);
        assertThat(packages("?page=3")).hasSize(50);
        assertThat(browser.get("/pending?page=2").body())
                .contains("rel=\"prev\" href=\"/pending\"", "rel=\"next\" href=\"/pending?page=3\"", "101–200 of 250");
        assertThat(browser.get("/pending").body().length()).isLessThan(200_000);
    }

    @Test
    void aParameterThatIsNotUnderstoodGetsASentence() {
        assertThat(browser.get("/pending?kind=upgrade").body()).contains("kind must be one of install, update");
        assertThat(browser.get("/pending?group=host").body()).contains("group must be one of source, package, release");
        assertThat(browser.get("/pending?sort=from").body()).contains("sort must be one of name, hosts");
        assertThat(browser.get("/pending?page=0").statusCode()).isEqualTo(400);
    }
}
