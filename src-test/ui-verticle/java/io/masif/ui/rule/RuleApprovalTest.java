package io.masif.ui.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.rig.process.Await;
import io.masif.ui.bed.GroupRows;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What rules approve. */
class RuleApprovalTest extends RuleCase {
    private static final Action FOO = Action.of("foo", "amd64", Kind.UPDATE, "1.0", "1.1");

    @Test
    void whatMatchesIsApprovedOnceForAllHosts() {
        rows.putHost("web-1", PERL, BAR, OLD);
        rows.putHost("web-2", PERL_OLDER);
        addRule(rule("All", "*"));
        awaitApproved("bar", "perl");
        Await.until("one row is pending", TIMEOUT, () -> pending().size() == 1);
        rows.putHost("web-3", PERL, BAR, OLD);
        awaitEvaluation();
        assertThat(findApproved()).containsExactly("bar", "perl");
        assertThat(pending())
                .singleElement()
                .extracting(row -> ((JsonObject) row).getString("package"))
                .isEqualTo("old");
    }

    @Test
    void approvalNamesTheRuleAndItsAuthor() {
        rows.putHost("web-1", PERL);
        JsonObject rule = addRule(
                rule("Security nightly", "perl").put("security_only", true).put("comment", "agreed"));
        awaitApproved("perl");
        Await.until("in the list", TIMEOUT, () -> approvals().size() == 1);
        JsonObject approval = approvals().getJsonObject(0);
        assertThat(approval.getJsonObject("rule"))
                .isEqualTo(new JsonObject()
                        .put("id", rule.getInteger("id"))
                        .put("name", "Security nightly")
                        .put("version", 1));
        assertThat(approval.getString("author")).isEqualTo(rule.getString("author"));
        assertThat(approval.getString("comment")).isEqualTo("agreed");
        assertThat(rows.query("SELECT detail FROM event WHERE kind = 'approved'"))
                .singleElement()
                .extracting(event -> new JsonObject(event.getString(0)).getString("rule_name"))
                .isEqualTo("Security nightly");
    }

    @Test
    void onlyWhatTheRuleSaysIsApproved() {
        Action kernel = Action.of("linux-image-amd64", "amd64", Kind.UPDATE, "6.0", "6.1");
        rows.putHost("web-1", PERL, BAR, OLD, NEWDEP, kernel);
        addRule(rule("Security", "*").put("security_only", true));
        addRule(rule("Removals", "*").put("actions", new JsonArray().add("remove")));
        addRule(rule("Debian", "*", "!linux-*").put("releases", new JsonArray().add("Docker/*")));
        awaitEvaluation();
        assertThat(findApproved()).containsExactly("old", "perl");
    }

    @Test
    void actionIsApprovedWhenItIsOldEnough() {
        rows.putHost("web-1", PERL, BAR);
        addRule(rule("Perl", "perl").put("minimum_age", 4));
        addRule(rule("Bar", "bar").put("minimum_age", 3 * DAY));
        awaitApproved("perl");
        Row times = rows.query("SELECT a.first_seen, d.created_at FROM action a, decision d WHERE a.package = 'perl'")
                .iterator()
                .next();
        Instant firstSeen = times.getLocalDateTime(0).toInstant(ZoneOffset.UTC);
        assertThat(times.getLocalDateTime(1).toInstant(ZoneOffset.UTC))
                .isAfterOrEqualTo(firstSeen.plus(Duration.ofSeconds(4)));
        awaitEvaluation();
        assertThat(findApproved()).containsExactly("perl");
    }

    @Test
    void ruleForGroupsApprovesForTheirMembersOfEachMoment() {
        rows.putHost("web-1", PERL);
        rows.putHost("db-1", PERL);
        new GroupRows(ui).add("web", "name~web-*");
        addRule(rule("Web", "perl").put("groups", new JsonArray().add("web")));
        awaitApproved("perl");
        rows.putHost("web-2", PERL);
        rows.putHost("db-2", PERL);
        Await.until(
                "pending on the others",
                TIMEOUT,
                () -> pending().size() == 1 && pending().getJsonObject(0).getInteger("hosts") == 2);
        assertThat(findApproved()).containsExactly("perl");
    }

    /** Whatever their version before: a host that was off for long does not make an update young again. */
    @Test
    void ageIsThatOfTheVersionInTheFleet() {
        rows.putHost("web-1", PERL);
        rows.query("UPDATE action SET first_seen = first_seen - INTERVAL 4 DAY");
        ui.restart();
        api = createAdministrator();
        rows.putHost("web-2", PERL_OLDER);
        awaitPending(1);
        addRule(rule("Old enough", "perl").put("minimum_age", 3 * DAY));
        awaitApproved("perl");
    }

    @Test
    void declinedActionIsNotApprovedUntilTheDeclineEnds() {
        rows.putHost("web-1", PERL, BAR);
        awaitPending(2);
        long decline = new JsonObject(api.post("/api/v1/declines", """
                        {"actions": [{"package": "perl", "action": "update", "to_version": "5.36"}]}
                        """).body()).getLong("id");
        addRule(rule("All", "*"));
        awaitApproved("bar");
        awaitEvaluation();
        assertThat(findApproved()).containsExactly("bar");
        api.delete("/api/v1/declines/" + decline);
        awaitApproved("bar", "perl");
    }

    @Test
    void revokedApprovalIsNotMadeAgainUntilANewVersionSaysSo() {
        rows.putHost("web-1", PERL);
        JsonObject rule = addRule(rule("Perl", "perl"));
        awaitApproved("perl");
        Await.until("in the list", TIMEOUT, () -> approvals().size() == 1);
        api.delete("/api/v1/approvals/" + approvals().getJsonObject(0).getLong("id"));
        rows.putHost("web-2", PERL);
        awaitEvaluation();
        assertThat(findApproved()).containsExactly("perl");
        change(rule, rule("Perl", "perl").put("comment", "now"));
        awaitApproved("perl", "perl");
    }

    @Test
    void revokedPartIsNotApprovedAgain() {
        rows.putHost("web-1", PERL);
        rows.putHost("web-2", PERL);
        addRule(rule("Perl", "perl"));
        awaitApproved("perl");
        Await.until("in the list", TIMEOUT, () -> approvals().size() == 1);
        api.post(
                "/api/v1/approvals/" + approvals().getJsonObject(0).getLong("id") + "/revocations",
                "{\"hosts\": [\"web-2\"]}");
        awaitPending(1);
        awaitEvaluation();
        assertThat(findApproved()).containsExactly("perl");
        assertThat(pending().getJsonObject(0).getInteger("hosts")).isEqualTo(1);
    }

    @Test
    void disabledRuleApprovesNothingMoreAndWhatItApprovedStays() {
        rows.putHost("web-1", PERL);
        JsonObject rule = addRule(rule("All", "*"));
        awaitApproved("perl");
        JsonObject disabled = change(rule, rule("All", "*").put("enabled", false));
        rows.putHost("web-2", FOO);
        awaitEvaluation();
        assertThat(findApproved()).containsExactly("perl");
        assertThat(disabled.getInteger("approvals_in_force")).isEqualTo(1);
        assertThat(disabled.getString("state")).isEqualTo("disabled");
    }

    @Test
    void whatADisabledRuleApprovedIsRevokedIfThatIsAskedFor() {
        rows.putHost("web-1", PERL);
        JsonObject rule = addRule(rule("All", "*"));
        awaitApproved("perl");
        rows.putHost("web-1", PERL, FOO);
        awaitApproved("foo", "perl");
        JsonObject disabled =
                change(rule, rule("All", "*").put("enabled", false).put("revoke", true));
        assertThat(disabled.getInteger("approvals_in_force")).isZero();
        awaitPending(2);
        awaitEvaluation();
        assertThat(findApproved()).containsExactly("foo", "perl");
    }

    @Test
    void ruleApprovesOnlyWhileItIsValid() {
        rows.putHost("web-1", PERL, BAR, FOO);
        Instant now = Instant.now();
        addRule(rule("Ended", "perl").put("valid_to", now.minusSeconds(60).toString()));
        addRule(rule("Later", "bar").put("valid_from", now.plusSeconds(DAY).toString()));
        addRule(rule("Valid", "foo")
                .put("valid_from", now.minusSeconds(60).toString())
                .put("valid_to", now.plusSeconds(DAY).toString()));
        awaitEvaluation();
        assertThat(findApproved()).containsExactly("foo");
    }

    @Test
    void severalUisApproveOnce() {
        ui.startAnother();
        for (int i = 0; i < 5; i++) {
            rows.putHost("web-" + i, PERL, Action.of("foo" + i, "amd64", Kind.UPDATE, "1.0", "1.1"));
        }
        addRule(rule("All", "*", "!probe*"));
        awaitApproved("foo0", "foo1", "foo2", "foo3", "foo4", "perl");
        awaitEvaluation();
        assertThat(findApproved()).hasSize(6);
    }
}
