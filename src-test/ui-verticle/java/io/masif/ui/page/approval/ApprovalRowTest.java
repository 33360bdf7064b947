package io.masif.ui.page.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.decision.HostSet;
import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import io.masif.domain.host.BlockedAction;
import io.masif.domain.host.Facts;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a row of the list says about an approval with many actions or hosts. */
class ApprovalRowTest extends ApiCase {
    @Test
    void manyActionsAndHostsAreOnPages() {
        List<ApprovalPattern> patterns = new ArrayList<>();
        for (int i = 100; i < 350; i++) {
            patterns.add(new ApprovalPattern("p" + i, Kind.UPDATE, null, "2"));
        }
        rows.putHosts(150, Action.of("p100", "amd64", Kind.UPDATE, "1", "2"));
        int[] hosts = IntStream.rangeClosed(1, 150)
                .map(i -> rows.getHostId("host-" + i))
                .toArray();
        long many = rows.insertApproval(patterns, HostSet.of(hosts));
        awaitApproval("waiting", 150);
        Browser browser = ui.logIn();
        assertThat(browser.get("/approvals/" + many).body())
                .contains("Page 1 of 3", "p199", "Page 1 of 2")
                .containsSubsequence("href=\"/hosts/host-10\"", "href=\"/hosts/host-150\"", "href=\"/hosts/host-2\"")
                .doesNotContain("p200", "host-99");
        assertThat(browser.get("/approvals/" + many + "?actions=3&hosts=2").body())
                .contains("Page 3 of 3", "p349", "Page 2 of 2", "host-99")
                .doesNotContain("p199");
        assertThat(browser.get("/approvals?q=P349").body())
                .contains("href=\"/packages/p349\"", "href=\"/packages/p100\"", "and 248 more");
        assertThat(browser.get("/approvals?package=p2*8").body())
                .contains("href=\"/packages/p208\"", "href=\"/packages/p218\"");
    }

    @Test
    void anAuditorSeesTheActionThatIsSearchedForAmongMany() {
        List<ApprovalPattern> patterns = IntStream.range(10, 20)
                .mapToObj(i -> new ApprovalPattern(i == 18 ? "z_image" : "p" + i, Kind.UPDATE, null, "2"))
                .toList();
        long many = rows.insertApproval(patterns, null);
        rows.query(
                "INSERT INTO revocation (decision_id, scope, author, comment, created_at)"
                        + " VALUES (?, 'all', 'grace', 'wrong version', UTC_TIMESTAMP(3) - INTERVAL 30 DAY)",
                many);
        rows.query("UPDATE counter SET value = value + 1 WHERE name = 'approval'");
        awaitEnded(many);
        Browser browser = ui.logIn();
        String found = "href=\"/packages/z_image\"";
        assertThat(browser.get("/approvals?state=revoked&package=z_im*").body())
                .contains(found, "href=\"/packages/p10\"", "and 8 more");
        assertThat(browser.get("/approvals?state=all&q=Z_im").body()).contains(found);
        assertThat(browser.get("/approvals?state=revoked&author=test").body())
                .contains("and 8 more")
                .doesNotContain(found);
    }

    @Test
    void blockedHostsAreSaidToBeSomeOfThoseThatWait() {
        BlockedAction blocked = new BlockedAction(PERL, List.of(NEWDEP), "needs newdep");
        rows.putHost("b", PERL);
        rows.insertApproval("perl", "update", null, "5.36", null);
        rows.putHost("a", Facts.UNKNOWN.with(List.of(blocked)), PERL, NEWDEP);
        Browser browser = ui.logIn();
        Await.until("the blocked host", TIMEOUT, () -> browser.get("/approvals")
                .body()
                .contains("1 of them blocked"));
        assertThat(browser.get("/approvals").body()).containsSubsequence("2 waiting", "1 of them blocked");
    }
}
