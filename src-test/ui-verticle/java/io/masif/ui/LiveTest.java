package io.masif.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.rig.Await;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A run that goes on. */
class LiveTest extends ApiCase {
    @Test
    void itsProgressIsAnEventOfItsOwnAndIsAnswered() throws IOException {
        rows.host("a", PERL);
        rows.run("a", PERL, Result.RUNNING, null, "");
        rows.approval("perl", "update", null, "5.36", null);
        awaitApproval("running", 1);
        Browser browser = ui.browser();
        Await.until(
                "password accepted",
                SOON,
                () -> browser.logIn(RunningUi.PASSWORD).statusCode() == 303);
        assertThat(run().getValue("progress")).isNull();
        assertThat(browser.get("/parts/live/a").body()).contains("Running now", "apt is at work");
        try (Events events = api.events(null)) {
            assertThat(events.next("event: ")).isEqualTo("snapshot");
            rows.progress("a", 42, "Installing perl (amd64)", "Unpacking perl ...\n");
            events.next("event: progress");
            assertThat(run().getJsonObject("progress"))
                    .isEqualTo(new JsonObject().put("percent", 42).put("step", "Installing perl (amd64)"));
            assertThat(browser.get("/parts/live/a").body())
                    .contains("42 %", "Installing perl (amd64)", "Unpacking perl ...");
            rows.host("b", PERL);
            events.next("event: change");
        }
        assertThat(browser.get("/parts/live/b").body().strip()).isEmpty();
        assertThat(browser.get("/hosts/a").body()).contains("42 %");
        rows.forgetActionsOfRuns();
        assertThat(browser.get("/parts/live/a").body()).contains("42 %", "Unpacking perl ...");
        assertThat(run().getJsonArray("actions")).isEmpty();
    }

    private JsonObject run() {
        return new JsonObject(api.get("/api/v1/hosts/a").body())
                .getJsonArray("runs")
                .getJsonObject(0);
    }
}
