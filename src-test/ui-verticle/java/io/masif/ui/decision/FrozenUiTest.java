package io.masif.ui.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.Relay;
import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.RunningUi;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A UI that freezes in the middle of a decision: the server hears nothing more of it. */
class FrozenUiTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String APPROVAL =
            "{\"actions\": [{\"package\": \"%s\", \"action\": \"update\", \"to_version\": \"5.36\"}]}";

    private final EmbeddedDatabase server = EmbeddedDatabase.shared();
    private final Relay relay = new Relay(server.port());
    private final RunningUi ui = RunningUi.startThrough(relay.port(), server, Duration.ofMinutes(10));

    @AfterEach
    void stop() {
        relay.disconnect();
        ui.close();
        relay.close();
    }

    @Test
    void othersDecideMeanwhile() {
        Browser api = ui.browser().withBearerToken(RunningUi.TOKEN);
        ui.rows().putHost("a", update("bash"), update("perl"));
        Await.until("both are pending", PATIENCE, () -> api.get("/api/v1/pending")
                .body()
                .contains("perl"));
        relay.silenceAfter("INSERT INTO decision");
        CompletableFuture<Integer> frozen =
                CompletableFuture.supplyAsync(() -> approve(api, "perl"), task -> new Thread(task).start());
        Await.until("it is frozen", PATIENCE, relay::hasSilencedAfterText);
        Await.until("another decision", PATIENCE, () -> approve(api, "bash") == 201);
        // the program has been refused, and asks again
        assertThat(frozen.join()).isEqualTo(201);
        assertThat(ui.rows().countRows("decision")).isEqualTo(2);
    }

    private static Action update(String packageName) {
        return Action.of(packageName, "amd64", Kind.UPDATE, "5.24", "5.36");
    }

    private static int approve(Browser api, String packageName) {
        return api.post("/api/v1/approvals", APPROVAL.formatted(packageName)).statusCode();
    }
}
