package io.masif.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.rig.Await;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A run that goes on. */
class LiveTest extends ApiCase {
    @Test
    void itsProgressIsAnEventOfItsOwnAndIsAnswered() throws IOException {
        rows.host("a", PERL);
        rows.run("a", PERL, Result.RUNNING, null, "");
        awaitPending(1);
        Browser browser = ui.browser();
        Await.until(
                "password accepted",
                SOON,
                () -> browser.logIn(RunningUi.PASSWORD).statusCode() == 303);
        assertThat(run().getValue("progress")).isNull();
        assertThat(browser.get("/parts/live/a").body()).contains("Running now", "apt is at work");
        try (BufferedReader events =
                new BufferedReader(new InputStreamReader(api.events(null).body(), StandardCharsets.UTF_8))) {
            assertThat(next(events)).isEqualTo("snapshot");
            rows.progress("a", 42, "Installing perl (amd64)", "Unpacking perl ...\n");
            assertThat(next(events)).isEqualTo("progress");
            assertThat(run().getJsonObject("progress"))
                    .isEqualTo(new JsonObject().put("percent", 42).put("step", "Installing perl (amd64)"));
            assertThat(browser.get("/parts/live/a").body())
                    .contains("42 %", "Installing perl (amd64)", "Unpacking perl ...");
            rows.host("b", PERL);
            assertThat(next(events)).isEqualTo("change");
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

    private static String next(BufferedReader events) throws IOException {
        String line = events.readLine();
        while (!line.startsWith("event: ")) {
            line = events.readLine();
        }
        return line.substring("event: ".length());
    }
}
