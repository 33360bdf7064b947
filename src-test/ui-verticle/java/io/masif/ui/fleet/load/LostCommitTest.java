package io.masif.ui.fleet.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.Relay;
import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.RunningUi;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connection is lost at the end of the transaction in which the fleet is read: the fleet is read again. */
class LostCommitTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration DATABASE_TIMEOUT = Duration.ofSeconds(4);

    private Relay relay;
    private RunningUi ui;
    private Browser api;

    @BeforeEach
    void start() {
        EmbeddedDatabase server = EmbeddedDatabase.shared();
        relay = new Relay(server.port());
        ui = RunningUi.startThrough(relay, server, DATABASE_TIMEOUT);
        ui.rows().putHost("a", Action.of("perl", "amd64", Kind.UPDATE, "5.24", "5.36"));
        api = ui.browser().withBearerToken(RunningUi.TOKEN);
        awaitPending("perl");
    }

    @AfterEach
    void close() {
        ui.close();
        relay.close();
    }

    @Test
    void aFullLoadIsRepeated() {
        relay.silenceAfter("COMMIT");
        ui.rows().query("""
                        UPDATE agent JOIN counter SET agent.name = 'another', counter.value = counter.value - 1
                        WHERE agent.name = 'a' AND counter.name = 'fleet'""");
        Await.until("the end of a transaction", TIMEOUT, relay::hasSilencedAfterText);
        Await.until("the new host", TIMEOUT, () -> statusOf("another") == 200);
        assertThat(statusOf("a")).isEqualTo(404);
    }

    @Test
    void aLoadOfChangesIsRepeated() {
        relay.silenceAfter("COMMIT");
        ui.rows().putHost("b", Action.of("bar", "amd64", Kind.UPDATE, "1.0", "1.1"));
        Await.until("the end of a transaction", TIMEOUT, relay::hasSilencedAfterText);
        awaitPending("bar");
        assertThat(statusOf("b")).isEqualTo(200);
    }

    private int statusOf(String host) {
        return api.get("/api/v1/hosts/" + host).statusCode();
    }

    private void awaitPending(String packageName) {
        Await.until(
                packageName, TIMEOUT, () -> api.get("/api/v1/pending").body().contains(packageName));
    }
}
