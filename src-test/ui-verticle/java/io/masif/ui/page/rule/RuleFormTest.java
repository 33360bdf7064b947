package io.masif.ui.page.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.HtmlText;
import io.masif.ui.bed.RunningUi;
import io.vertx.sqlclient.Row;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The form of a rule: what it begins with, and what becomes of what was filled in. */
class RuleFormTest extends ApiCase {
    private Browser browser;

    @BeforeEach
    void logIn() {
        browser = ui.logIn();
    }

    private HttpResponse<String> post(String path, String... fields) {
        return browser.postForm(
                path,
                Stream.concat(Stream.of("csrf", browser.csrf()), Stream.of(fields))
                        .toArray(String[]::new));
    }

    @Test
    void aNewRuleNamesNoPackagesYetAndWantsSecurityUpdatesOnly() {
        assertThat(browser.get("/rules/new").body())
                .contains("name=\"packages\" rows=\"3\" spellcheck=\"false\" required></textarea>")
                .contains("name=\"security\" value=\"on\" checked")
                .contains("* for all");
    }

    @Test
    void aFormThatIsRefusedOrChangedAgainKeepsWhatWasFilledIn() {
        String[] form = {"name", "Nightly", "packages", "Perl", "kind", "update", "age", "52", "comment", "why not"};
        HttpResponse<String> refused = post("/rules", form);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("role=\"alert\" tabindex=\"-1\">A pattern of packages has")
                .contains("value=\"Nightly\"", ">Perl</textarea>", "value=\"52\"", "value=\"why not\"");
        form[3] = "perl";
        HttpResponse<String> changed = post(
                "/rules",
                Stream.concat(Stream.of(form), Stream.of("button", "change")).toArray(String[]::new));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).contains("value=\"Nightly\"", ">perl</textarea>", "value=\"why not\"");
        assertThat(rows.countRows("rule")).isZero();
    }

    @Test
    void whatIsWrongIsRefusedInTheReadersWords() {
        assertThat(post("/rules", "name", "x", "packages", "Perl", "kind", "update")
                        .body())
                .contains("A pattern of packages has");
        assertThat(post("/rules", "name", "x", "packages", "*").body()).contains("at least one kind of action");
        assertThat(post("/rules", "name", "", "packages", "*", "kind", "update").body())
                .contains("The name of a rule has 1 to 100 visible characters");
        assertThat(rows.countRows("rule")).isZero();
    }

    private String save(String version, String... fields) {
        HttpResponse<String> saved = post(
                "/rules/1/save",
                Stream.concat(
                                Stream.of("name", "Exact", "enabled", "on", "packages", "perl", "kind", "update"),
                                Stream.concat(Stream.of("version", version, "button", "confirm"), Stream.of(fields)))
                        .toArray(String[]::new));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        Row row = rows.query("SELECT min_age, valid_from, valid_to FROM rule_version ORDER BY id DESC LIMIT 1")
                .iterator()
                .next();
        return row.getInteger(0) + " " + row.getLocalDateTime(1) + " " + row.getLocalDateTime(2);
    }

    /** The form has whole hours and days. */
    @Test
    void whatAProgramSaidMoreExactlyStaysUnlessItIsChanged() {
        HttpResponse<String> added = ui.browser()
                .withBasicAuthentication("admin", RunningUi.PASSWORD)
                .post("/api/v1/rules", """
                        {"name": "Exact", "packages": ["perl"], "minimum_age": 5400,
                         "valid_from": "2026-01-31T15:30:00Z", "valid_to": "2099-01-31T15:30:00Z"}""");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(HtmlText.of(browser.get("/rules").body())).contains("90 minutes");
        assertThat(save("1", "age", "1", "from", "2026-01-31", "to", "2099-01-31"))
                .isEqualTo("5400 2026-01-31T15:30 2099-01-31T15:30");
        assertThat(save("2", "age", "2", "from", "2026-02-01", "to", "2099-01-31"))
                .isEqualTo("7200 2026-02-01T00:00 2099-01-31T15:30");
        assertThat(save("3", "age", "2", "from", "", "to", "")).isEqualTo("7200 null null");
    }

    @Test
    void thePreviewSaysHowOldItMustBeAndForHowLongTheRuleIsValid() {
        String preview = HtmlText.of(
                post("/rules", "name", "x", "packages", "*", "kind", "update", "age", "36", "to", "2099-01-31")
                        .body());
        assertThat(preview).contains("Minimum age 36 hours", "Valid until 2099-01-31 00:00");
    }

    /** Another UI has saved it, and this one has not read it yet. */
    @Test
    void aVersionThatThisUiDoesNotKnowIsNotReplacedByOneThatItKnows() {
        post("/rules", "name", "Nightly", "packages", "perl", "kind", "update", "age", "52", "button", "confirm");
        rows.query(
                "INSERT INTO rule_version SELECT NULL, rule_id, 2, name, enabled, '[\"bash\"]', kinds, security_only,"
                        + " releases, scope, group_ids, min_age, rollout_plan_version_id, valid_from, valid_to, author, comment,"
                        + " created_at FROM rule_version");
        rows.query("UPDATE rule SET version = 2");
        assertThat(post("/rules/1/disable", "version", "2").statusCode()).isEqualTo(409);
        assertThat(rows.countRows("rule_version")).isEqualTo(2);
    }
}
