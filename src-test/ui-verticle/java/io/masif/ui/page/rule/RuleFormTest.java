package io.masif.ui.page.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
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
}
