package io.masif.ui.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.EventStreamReader;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The progress of a run is sent and shown. */
class ProgressEventTest extends ApiCase {
    @Test
    void progressIsAnEventOfItsOwn() throws IOException {
        rows.putHost("a", PERL);
        rows.putRun("a", PERL, Result.RUNNING, null, "");
        rows.insertApproval("perl", "update", null, "5.36", null);
        awaitApproval("running", 1);
        Browser browser = ui.logIn();
        assertThat(run().getValue("progress")).isNull();
        assertThat(browser.get("/parts/live/a").body()).contains("Running now", "apt is at work");
        try (EventStreamReader events = api.openEvents(null)) {
            assertThat(events.awaitLine("event: ")).isEqualTo("snapshot");
            rows.setProgress("a", 42, "Installing perl (amd64)", "Unpacking perl ...\n");
            events.awaitLine("event: progress");
            assertThat(run().getJsonObject("progress"))
                    .isEqualTo(new JsonObject().put("percent", 42).put("step", "Installing perl (amd64)"));
            assertThat(browser.get("/parts/live/a").body())
                    .contains("42 %", "Installing perl (amd64)", "Unpacking perl ...");
            rows.putHost("b", PERL);
            events.awaitLine("event: change");
        }
        assertThat(browser.get("/parts/live/b").body().strip()).isEmpty();
        assertThat(browser.get("/hosts/a").body()).contains("42 %");
        rows.deleteActionsOfRuns();
        assertThat(browser.get("/parts/live/a").body()).contains("42 %", "Unpacking perl ...");
        assertThat(run().getJsonArray("actions")).isEmpty();
    }

    private JsonObject run() {
        return new JsonObject(api.get("/api/v1/hosts/a").body())
                .getJsonArray("runs")
                .getJsonObject(0);
    }
}
