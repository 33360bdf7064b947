package io.masif.ui.page.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Whoever revokes an approval learns by which others hosts may execute its actions nevertheless. */
class RemainingApprovalsTest extends ApiCase {
    @Test
    void otherApprovalsAreNamedAndTheVersionCanBeBlocked() {
        rows.putHost("a", PERL);
        rows.putHost("b", PERL);
        rows.putHost("c", PERL);
        awaitPending(1);
        long general = id(approve("perl", "update", "5.36", null).body());
        long ofA = id(approve("perl", "update", "5.36", "a").body());
        Browser browser = ui.logIn();
        assertThat(browser.postForm("/revoke/" + general, "csrf", browser.csrf())
                        .body())
                .contains(
                        "1 host may still execute it, by these other approvals",
                        "<a href=\"/approvals/" + ofA + "\">approval " + ofA + " (1 host)</a>",
                        "Decline 1 action everywhere",
                        "name=\"decision\" value=\"decline\"");
        assertThat(browser.postForm("/revoke/" + ofA, "csrf", browser.csrf()).body())
                .contains("3 hosts may still execute it", "approval " + general + " (3 hosts)");
        browser.postForm("/revoke/" + general, "csrf", browser.csrf(), "sure", "yes");
        assertThat(browser.postForm("/revoke/" + ofA, "csrf", browser.csrf()).body())
                .contains("1 host waits for it")
                .doesNotContain("may still execute it", "block-form");
    }

    @Test
    void theQuestionBeforeManyAreRevokedHasTheNumbersOfActionsAndHosts() {
        rows.putHost("a", PERL, BAR);
        rows.putHost("b", PERL);
        rows.putHost("c", PERL, BAR);
        awaitPending(2);
        approve("perl", "update", "5.36", "a");
        approve("bar", "update", "1.1", null);
        Browser browser = ui.logIn();
        assertThat(browser.postForm("/revoke-approvals", "csrf", browser.csrf(), "matching", "")
                        .body())
                .contains("Revoke 2 approvals (2 actions, waiting: 2 hosts)?", "is revoked as a whole");
    }

    private static long id(String approval) {
        return new JsonObject(approval).getLong("id");
    }
}
