package io.masif.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of approvals, its archive, and the page of each. */
class ApprovalPagesTest extends ApiCase {
    private static final Pattern ROW = Pattern.compile("data-approval=\"([0-9]+)\"");
    private static final String ODD = "a/b?c#d%";

    private Browser browser;
    private long waiting;
    private long failed;
    private long finished;

    @BeforeEach
    void makeDecisions() {
        rows.putHost("web-1", PERL, BAR, NEWDEP);
        rows.putHost(ODD, PERL, BAR);
        finished = rows.insertApproval("newdep", "install", null, "0.9", null);
        failed = rows.insertApproval("bar", "update", null, "1.1", null);
        waiting = rows.insertApproval("perl", "update", null, "5.36", null);
        rows.putRun("web-1", NEWDEP, Result.DONE, null, "");
        rows.putRun(ODD, BAR, Result.FAILED, "the script failed", "no sensor");
        rows.putHost("web-1", PERL, BAR);
        awaitApproval("done", 1);
        awaitApproval("failed", 1);
        browser = ui.logIn();
    }

    @Test
    void whatNeedsAttentionComesFirstAndWhatIsFinishedIsInTheArchive() {
        assertThat(list("")).containsExactly(failed, waiting);
        assertThat(list("?sort=-created")).containsExactly(waiting, failed);
        assertThat(list("?state=finished")).containsExactly(finished);
        assertThat(list("?state=all")).containsExactly(waiting, failed, finished);
        assertThat(list("?state=revoked")).isEmpty();
        assertThat(list("?progress=failed")).containsExactly(failed);
        assertThat(browser.get("/approvals?state=all").body()).doesNotContain("What needs attention");
        assertThat(browser.get("/approvals").body())
                .contains(
                        "What needs attention",
                        "the script failed",
                        "no sensor",
                        "href=\"/hosts/a%2Fb%3Fc%23d%25\"",
                        "/hosts?approval=" + failed + "&amp;progress=failed",
                        "/hosts?approval=" + waiting + "&amp;progress=waiting");
    }

    @Test
    void theNewestIsTheOneThatWasMadeLast() {
        rows.query("UPDATE decision SET created_at = created_at - INTERVAL 1 DAY WHERE id = ?", waiting);
        ui.restart();
        browser = ui.logIn();
        Await.until("both", TIMEOUT, () -> list("").size() == 2);
        assertThat(list("?sort=-created")).containsExactly(failed, waiting);
        assertThat(list("?sort=created")).containsExactly(waiting, failed);
    }

    @Test
    void anAuditorFindsWhoDecidedAndWhy() {
        rows.query(
                "UPDATE decision SET author = 'ada', comment = 'ticket 7, urgent', created_at = '2026-03-05 10:00:00'"
                        + " WHERE id = ?",
                finished);
        end(finished);
        assertThat(list("?state=revoked&package=newdep&author=ada&from=2026-03-05&to=2026-03-05"))
                .containsExactly(finished);
        assertThat(list("?state=all&q=TICKET+newdep")).containsExactly(finished);
        assertThat(list("?state=all&to=2026-03-04")).isEmpty();
        assertThat(list("?state=all&from=2026-03-06")).containsExactly(waiting, failed);
        assertThat(list("?state=all&package=wde")).contains(finished);
        assertThat(list("?state=all&package=new*d")).isEmpty();
        assertThat(list("?state=all&author=test&package=perl")).containsExactly(waiting);
        assertThat(list("?package=p%3Frl&author=test&q=5.36")).containsExactly(waiting);
        assertThat(browser.get("/approvals?state=revoked").body())
                .contains("Revoked by grace", "wrong version", "ticket 7", "Ended long ago");
        String page = browser.get("/approvals/" + finished).body();
        assertThat(page).contains("By ada", "ticket 7", "Revoked by grace", "Install newdep");
    }

    @Test
    void theCsvHasARecordForEachAction() {
        rows.query("UPDATE decision SET author = '=ada', comment = 'ticket 7, urgent' WHERE id = ?", finished);
        end(finished);
        HttpResponse<String> csv = browser.get("/approvals.csv?state=all");
        List<String> lines = Arrays.asList(csv.body().split("\r\n"));
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0))
                .startsWith(
                        "approval,state,created,author,rule,rule_version,rollout,ring,comment,expires,package,action");
        assertThat(lines.get(2)).contains(failed + ",standing,", ",bar,update,,1.1,all,0,,0,0,1,1,0,");
        assertThat(lines.get(3))
                .startsWith(finished + ",revoked,")
                .contains(
                        ",'=ada,,,,,\"ticket 7, urgent\",",
                        ",newdep,install,,0.9,all,",
                        ",grace,",
                        ",wrong version,all");
        assertThat(browser.get("/approvals.csv").body()).contains(",perl,").doesNotContain(",newdep,");
    }

    @Test
    void wrongParametersAreRefusedWithASentence() {
        assertThat(refusal("?state=open")).contains("state must be one of standing, finished, expired");
        assertThat(refusal("?from=yesterday")).contains("from must be a day such as 2026-11-30");
        assertThat(refusal("?to=2026-02-30")).contains("to must be a day");
        assertThat(refusal("?from=2026-03-05&to=2026-03-04")).contains("from must not be after to");
        assertThat(refusal("?state=all&progress=failed")).contains("progress is for the states standing and finished");
        assertThat(refusal("?packages=perl")).contains("Unknown parameter");
        assertThat(refusal("/" + waiting + "?hosts=0")).contains("hosts must be the number of a page");
    }

    @Test
    void manyAreRevokedByTicksWithAComment() {
        assertThat(post("/revoke-approvals").body()).contains("No approval is ticked.");
        String question = post("/revoke-approvals", "approval", waiting + "", "approval", failed + "")
                .body();
        assertThat(question)
                .contains(
                        "Revoke 2 approvals (2 actions, waiting: ",
                        "<html",
                        "name=\"ids\" value=\"" + waiting + "," + failed + "\"");
        assertThat(rows.countRows("revocation")).isZero();
        HttpResponse<String> done = post("/revoke-approvals", "ids", waiting + "," + failed, "comment", "too early");
        assertThat(done.statusCode()).isEqualTo(303);
        post("/revoke-approvals", "ids", waiting + "," + failed);
        assertThat(rows.countRows("revocation")).isEqualTo(2);
        assertThat(rows.query("SELECT 1 FROM event WHERE kind = 'revoked' AND detail LIKE '%too early%'")
                        .size())
                .isEqualTo(2);
        assertThat(list("?state=revoked")).containsExactly(waiting, failed);
        assertThat(list("")).isEmpty();
        assertThat(browser.get("/approvals?state=revoked").body()).contains("Revoked by admin", "too early");
    }

    @Test
    void allThatMatchAreRevokedWithoutTicks() {
        String page = browser.get("/approvals?q=test").body();
        assertThat(page).contains("name=\"matching\" value=\"?q=test\"", "Revoke all that match: 2 approvals");
        assertThat(post("/revoke-approvals", "matching", "?package=bar").body())
                .contains(
                        "Revoke 1 approval (1 action, waiting: ",
                        "revoked as a whole",
                        "name=\"ids\" value=\"" + failed + "\"");
        assertThat(post("/revoke-approvals", "matching", "?package=nothing").body())
                .contains("None of these approvals is in force.");
    }

    @Test
    void thePageOfAnApprovalSaysWhatFailedAndWhenItIsTriedAgain() {
        String page = browser.get("/approvals/" + failed).body();
        assertThat(page)
                .contains(
                        "the script failed",
                        "no sensor",
                        "href=\"/hosts/a%2Fb%3Fc%23d%25\"",
                        "A host tries a failed action again",
                        "Revoke for 1 host that failed",
                        "name=\"hosts\" value=\"" + ODD + "\"");
        assertThat(browser.get("/parts/progress/" + failed).body()).contains("the script failed");
        assertThat(post("/revoke/" + failed, "hosts", ODD).body()).contains("Only for");
    }

    @Test
    void theListIsTranslated() {
        browser.postForm(
                "/preferences", "csrf", browser.csrf(), "language", "de", "theme", "system", "return", "/approvals");
        assertThat(browser.get("/approvals").body()).contains("1 fehlgeschlagen", "Alle passenden widerrufen: 2");
    }

    /** Revokes a decision as a whole, a month ago. */
    private void end(long decision) {
        rows.query(
                "INSERT INTO revocation (decision_id, scope, author, comment, created_at)"
                        + " VALUES (?, 'all', 'grace', 'wrong version', UTC_TIMESTAMP(3) - INTERVAL 30 DAY)",
                decision);
        rows.query("UPDATE counter SET value = value + 1 WHERE name = 'approval'");
        awaitEnded(decision);
    }

    private List<Long> list(String query) {
        HttpResponse<String> answer = browser.get("/approvals" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ROW.matcher(answer.body())
                .results()
                .map(row -> Long.valueOf(row.group(1)))
                .toList();
    }

    private String refusal(String query) {
        return browser.get("/approvals" + query).body();
    }

    private HttpResponse<String> post(String path, String... fields) {
        Stream<String> all = Stream.concat(Stream.of("csrf", browser.csrf()), Arrays.stream(fields));
        return browser.postForm(path, all.toArray(String[]::new));
    }
}
