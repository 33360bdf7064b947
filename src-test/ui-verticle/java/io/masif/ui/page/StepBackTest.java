package io.masif.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import org.junit.jupiter.api.Test;

/** A step back to an older version, which no host executes, is marked before it is approved. */
class StepBackTest extends ApiCase {
    private static final Action BACK = Action.of("perl", "amd64", Kind.UPDATE, "5.40", "5.36");
    private static final String TICKED = "[\"perl\",\"update\",\"5.36\"]";

    @Test
    void aStepBackIsMarkedInTheListOnTheHostsPageAndInTheConfirmation() {
        rows.putHost("back", BACK);
        rows.putHost("forth", BAR);
        awaitPending(2);
        Browser browser = ui.logIn();
        assertThat(browser.get("/parts/pending").body()).containsOnlyOnce("Step back: never executed");
        assertThat(browser.get("/hosts/back").body()).contains("Step back: never executed");
        assertThat(browser.get("/hosts/forth").body()).doesNotContain("Step back");
        assertThat(question(browser, TICKED))
                .contains("1 of the actions is a step back to an older version, which no host");
        assertThat(question(browser, TICKED)).contains("install by hand", "perl (update 5.36)");
        assertThat(question(browser, "[\"bar\",\"update\",\"1.1\"]")).doesNotContain("step back");
        assertThat(pending().getJsonObject(0).getInteger("step_back_hosts")).isZero();
        assertThat(pending().getJsonObject(1).getInteger("step_back_hosts")).isEqualTo(1);
    }

    @Test
    void aStepBackOfSomeHostsIsCountedForThoseHosts() {
        rows.putHost("back", BACK);
        rows.putHost("forth", PERL_OLDER);
        awaitPending(1);
        Await.until("both hosts", TIMEOUT, () -> pending().getJsonObject(0).getInteger("hosts") == 2);
        assertThat(ui.logIn().get("/parts/pending").body()).contains("Step back on 1 of 2 hosts: never executed there");
    }

    private String question(Browser browser, String action) {
        return browser.postForm("/approve", "csrf", browser.csrf(), "action", action)
                .body();
    }
}
