package io.masif.ui.page.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was selected, and is decided meanwhile. */
class SelectionTest extends ApiCase {
    private static final String PERL_TICKED = "[\"perl\",\"update\",\"5.36\"]";
    private static final String OLD_TICKED = "[\"old\",\"remove\",null]";

    private Browser browser;

    @BeforeEach
    void approveOneOfTwo() {
        rows.putHost("web-1", PERL, OLD);
        awaitPending(2);
        approve("old", "remove", null, null);
        awaitPending(1);
        browser = ui.logIn();
    }

    @Test
    void onlyWhatIsPendingOnAHostStaysSelected() {
        String answer = post("/parts/selection", PERL_TICKED, OLD_TICKED);
        assertThat(new JsonObject(answer)).isEqualTo(new JsonObject().put(PERL_TICKED, "perl (update 5.36)"));
    }

    @Test
    void whatAwaitsADecisionOnNoHostCannotBeApproved() {
        assertThat(post("/approve", OLD_TICKED))
                .contains("there is nothing to approve")
                .containsPattern("id=\"confirm\"[^>]* disabled");
        assertThat(post("/approve", PERL_TICKED))
                .doesNotContain("there is nothing to approve")
                .doesNotContainPattern("id=\"confirm\"[^>]* disabled");
    }

    private String post(String path, String... actions) {
        List<String> fields = new ArrayList<>(List.of("csrf", browser.csrf()));
        for (String action : actions) {
            fields.addAll(List.of("action", action));
        }
        return browser.postForm(path, fields.toArray(String[]::new)).body();
    }
}
