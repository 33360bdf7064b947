package io.masif.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists come in pages, of which each begins where the one before ended. */
class ApiListTest extends ApiCase {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "-name",
                "state",
                "-pending",
                "security",
                "last-seen",
                "-system",
                "arch",
                "-agent",
                "problems"
            })
    void pagesOfHostsHaveEachHostOnce(String sort) {
        putHosts(7);
        List<String> names = readAll("/api/v1/hosts?limit=2&sort=" + sort, each -> each.getString("name"));
        assertThat(names).hasSize(7).doesNotHaveDuplicates();
        assertThat(names).isEqualTo(read("/api/v1/hosts?sort=" + sort, each -> each.getString("name")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"package", "-package", "hosts", "-hosts", "security", "-security", "first-seen", "-first-seen"})
    void pagesOfPendingActionsHaveEachActionOnce(String sort) {
        rows.putHost("b", PERL_OLDER, BAR);
        rows.putHost("a", PERL, BAR, OLD, NEWDEP);
        awaitPending(4);
        List<String> packages = readAll("/api/v1/pending?limit=1&sort=" + sort, each -> each.getString("package"));
        assertThat(packages).containsExactlyInAnyOrder("perl", "bar", "old", "newdep");
        assertThat(packages).isEqualTo(read("/api/v1/pending?sort=" + sort, each -> each.getString("package")));
    }

    @Test
    void aPageGoesOnAlsoWhereAllRowsBeforeItWereDecidedMeanwhile() {
        rows.putHost(
                "a",
                IntStream.range(0, 6)
                        .mapToObj(i -> Action.of("p" + i, "amd64", Kind.UPDATE, "1", "2"))
                        .toArray(Action[]::new));
        awaitPending(6);
        HttpResponse<String> first = api.get("/api/v1/pending?limit=3");
        for (String name : List.of("p0", "p1", "p2")) {
            approve(name, "update", "2", null);
        }
        awaitPending(3);
        assertThat(read(findNext(first), each -> each.getString("package"))).containsExactly("p3", "p4", "p5");
    }

    @Test
    void pagesOfApprovalsHaveAlsoThoseThatEnded() {
        rows.putHost("a", PERL);
        List<Long> ids = IntStream.range(0, 5)
                .mapToObj(i -> rows.insertApproval("p" + i, "update", null, "2", null))
                .toList();
        Await.until("all approvals", TIMEOUT, () -> approvals().size() == 5);
        api.delete("/api/v1/approvals/" + ids.get(2));
        List<Long> newest = new ArrayList<>(ids);
        Collections.reverse(newest);
        assertThat(readAll("/api/v1/approvals?limit=2", each -> each.getLong("id")))
                .isEqualTo(newest);
        assertThat(readAll("/api/v1/approvals?limit=2&sort=created", each -> each.getLong("id")))
                .isEqualTo(ids);
        assertThat(read("/api/v1/approvals?state=revoked", each -> each.getLong("id")))
                .containsExactly(ids.get(2));
        assertThat(readAll("/api/v1/approvals?state=finished&limit=1", each -> each.getLong("id")))
                .doesNotHaveDuplicates();
        assertThat(api.get("/api/v1/approvals?sort=author").statusCode()).isEqualTo(400);
    }

    @Test
    void wrongLimitsAndCursorsAreRefused() {
        for (String query : List.of(
                "limit=0",
                "limit=1001",
                "limit=x",
                "cursor=x",
                "cursor=W10",
                "cursor=WyItbmFtZSIsImEiLCJhIl0",
                "page=2")) {
            assertThat(api.get("/api/v1/hosts?" + query).statusCode()).as(query).isEqualTo(400);
        }
    }

    @Test
    void filtersAreThoseOfThePage() {
        putHosts(3);
        rows.putHost("debian", PERL);
        Await.until(
                "all hosts", TIMEOUT, () -> read("/api/v1/hosts", each -> each).size() == 4);
        assertThat(read("/api/v1/hosts?package=perl&version=5.36", each -> each.getString("name")))
                .containsExactly("debian");
        assertThat(read("/api/v1/hosts?state=security", each -> each.getString("name")))
                .containsExactly("debian");
        assertThat(read("/api/v1/pending?security=on", each -> each.getString("package")))
                .containsExactly("perl");
        JsonObject group =
                read("/api/v1/pending-groups?group=release", each -> each).get(0);
        assertThat(group.getString("name")).isEqualTo("Debian-Security:12/stable-security");
        assertThat(api.get("/api/v1/pending-groups").statusCode()).isEqualTo(400);
    }

    @Test
    void groupsAreSourcePackagesPackagesOrArchivesAsIsAskedFor() {
        Action libperl = Action.of("libperl5.36", "amd64", Kind.UPDATE, "5.35", "5.36");
        rows.putHost("debian", PERL, libperl);
        rows.setSource(libperl, "perl");
        Await.until("the source", TIMEOUT, () -> readGroups("source").equals(List.of("perl")));
        assertThat(readGroups("package")).containsExactly("libperl5.36", "perl");
        assertThat(readGroups("release")).containsExactly("Debian-Security:12/stable-security");
        assertThat(readGroups("class")).hasSize(1);
    }

    private List<String> readGroups(String grouping) {
        return read("/api/v1/pending-groups?group=" + grouping, each -> each.getString("name"));
    }

    private void putHosts(int count) {
        for (int i = 0; i < count; i++) {
            rows.putHost("h" + i, i % 2 == 0 ? BAR : NEWDEP);
        }
        Await.until(
                "all hosts", TIMEOUT, () -> read("/api/v1/hosts", each -> each).size() == count);
    }

    private <T> List<T> read(String path, Function<JsonObject, T> value) {
        return read(api.get(path), value);
    }

    private static <T> List<T> read(HttpResponse<String> answer, Function<JsonObject, T> value) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonArray(answer.body())
                .stream().map(JsonObject.class::cast).map(value).toList();
    }

    private <T> List<T> readAll(String path, Function<JsonObject, T> value) {
        List<T> all = new ArrayList<>();
        for (String next = path; next != null; ) {
            HttpResponse<String> answer = api.get(next);
            all.addAll(read(answer, value));
            next = findNext(answer);
        }
        return all;
    }

    private static String findNext(HttpResponse<String> answer) {
        Matcher matcher = NEXT.matcher(answer.headers().firstValue("Link").orElse(""));
        return matcher.find() ? matcher.group(1) : null;
    }
}
